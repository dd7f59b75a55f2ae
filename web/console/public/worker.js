// The console's service worker. It shows what was pushed and leads to it; it keeps no pages, so nothing on screen is ever stale.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const { title, body, tag, path } = event.data.json();
  event.waitUntil(show(title, { body, tag, renotify: true, icon: "/icon-192.png", data: { path } }));
});

/** Whoever has the console before their eyes sees it there. */
async function show(title, options) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some((client) => client.focused)) return;
  await self.registration.showNotification(title, options);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.path));
});

async function open(path) {
  const [window] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (window === undefined) return self.clients.openWindow(path);
  await window.focus();
  return window.navigate(path);
}
