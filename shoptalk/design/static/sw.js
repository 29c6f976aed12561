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

// A notice that came through the browser's push service: one line, no more than the settings promised.
self.addEventListener("push", event => {
  let told = {};
  try { told = event.data.json(); } catch { /* not ours: the browser wants something shown all the same */ }
  event.waitUntil(self.registration.showNotification("Shoptalk", {
    body: typeof told.words === "string" ? told.words.slice(0, 200) : "Something is new on Today.",
    tag: typeof told.tag === "string" ? told.tag : "shoptalk",
    data: { path: typeof told.path === "string" ? told.path : "/" },
    icon: "/static/app/icon-192.png",
  }));
});

self.addEventListener("notificationclick", event => {
  event.notification.close();
  const wanted = new URL(event.notification.data?.path ?? "/", self.location.origin);
  const address = wanted.origin === self.location.origin ? wanted.href : self.location.origin;
  event.waitUntil((async () => {
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const there = open.find(one => one.url === address);
    return there ? there.focus() : self.clients.openWindow(address);
  })());
});
