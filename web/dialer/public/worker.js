// The dialer's service worker. It keeps the app itself, so that it opens without a connection; what the server says is never kept.
// It tells of calls that wait while nobody looks.

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

self.addEventListener("push", (event) => {
  const { title, body, tag } = event.data.json();
  event.waitUntil(show(title, { body, tag, renotify: true, icon: "/dialer/icon-192.png" }));
});

/** Whoever has the dialer before their eyes sees the call there. */
async function show(title, options) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some((client) => client.focused && isDialer(client))) return;
  await self.registration.showNotification(title, options);
}

/** The console is of the same origin. */
const isDialer = ({ url }) => new URL(url).pathname.startsWith("/dialer/");

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});

async function open() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const window = windows.find(isDialer);
  return window === undefined ? self.clients.openWindow("/dialer/") : window.focus();
}
