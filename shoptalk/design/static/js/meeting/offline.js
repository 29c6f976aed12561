// Makes the page of this talk survive a reload without a network. Browsers allow it on https and on this machine only;
// elsewhere an open page goes on working and a reload needs the network.
const PREFIX = "shoptalk-meeting-";

export const canReload = () => isSecureContext && "serviceWorker" in navigator && "caches" in window;

/** Keeps a copy of this page, what it is made of, and nothing else; `name` is the version that the worker looks in. */
export const keepPage = async (path, name) => {
  if (!canReload()) return false;
  await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  await navigator.serviceWorker.ready;
  const kept = await caches.open(name);
  const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=modulepreload]")].map(one => one.href);
  parts.push(...[...document.querySelectorAll("script[src]")].map(one => one.src));
  const drawn = document.querySelector("svg use")?.getAttribute("href")?.split("#")[0];
  if (drawn) parts.push(drawn);
  const put = async (address, key) => {
    const answer = await fetch(address, { cache: "no-cache", credentials: "same-origin" });
    if (answer.ok && !answer.redirected) await kept.put(key, answer);
    return answer.ok;
  };
  const all = await Promise.allSettled([put(path, path), ...parts.map(one => put(one, new URL(one, location.href).pathname))]);
  return all.every(one => one.value);
};

/** The talk is over and the notebook has everything: the phone needs no copy of the page any more. */
export const letPageGo = async path => {
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await (await caches.open(name)).delete(path);
};
