// The dialer's service worker. It keeps the app itself, so that it opens without a connection; what the server says is never kept.

const KEPT = "dialer";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin || !pathname.startsWith("/dialer/")) return;
  event.respondWith(pathname.startsWith("/dialer/assets/") ? keptFirst(event.request) : freshFirst(event.request));
});

/** Hashed files never change. */
async function keptFirst(request) {
  return (await caches.match(request)) ?? fetchAndKeep(request);
}

/** The page names the files of its release, so that a newer one is asked for first. */
async function freshFirst(request) {
  return fetchAndKeep(request).catch(async (error) => {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  });
}

async function fetchAndKeep(request) {
  const response = await fetch(request);
  if (response.ok) await (await caches.open(KEPT)).put(request, response.clone());
  return response;
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});

async function open() {
  const [window] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return window === undefined ? self.clients.openWindow("/dialer/") : window.focus();
}
