// Answers for the page of a talk, and for what it is made of, when the network does not. It keeps nothing by itself:
// the page puts its own copy into the cache (js/meeting/offline.js) and takes it out when the talk is done.
const KEPT = "VERSION";
const PAGE = /^\/interviews\/\d+\/meeting$/;
const PARTS = /^\/(static|look)\//;
const PATIENCE = 3000; // ms; then the copy is better than waiting

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("shoptalk-meeting-") && name !== KEPT) await moved(name);
  await self.clients.claim();
})()));

// after an upgrade the copies move over, so that a talk that is on is not cut off
const moved = async name => {
  const [from, to] = [await caches.open(name), await caches.open(KEPT)];
  for (const request of await from.keys()) if (!(await to.match(request))) await to.put(request, await from.match(request));
  await caches.delete(name);
};

self.addEventListener("fetch", event => {
  const { request } = event, { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  const isPage = request.mode === "navigate" && PAGE.test(pathname);
  if (isPage || (request.mode !== "navigate" && PARTS.test(pathname))) event.respondWith(networkFirst(request, pathname));
});

const networkFirst = async (request, pathname) => {
  const copy = await caches.match(pathname);
  if (!copy) return fetch(request);
  const tooLong = new Promise(late => setTimeout(late, PATIENCE, null));
  const answer = await Promise.race([fetch(request).catch(() => null), tooLong]);
  return answer?.ok || answer?.type === "opaqueredirect" ? answer : copy;
};
