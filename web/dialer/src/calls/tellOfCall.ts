import { words } from "../words/words.ts";

/** Whoever looks elsewhere is told by the phone, where they have allowed it. */
export async function tellOfCall(phone: string): Promise<void> {
  navigator.vibrate?.(200);
  if (document.visibilityState === "visible" || !mayTell()) return;
  const registration = await navigator.serviceWorker.getRegistration("/dialer/");
  await registration
    ?.showNotification(words().callWaits, { body: phone, tag: "call", icon: "/dialer/icon-192.png" })
    .catch(() => undefined);
}

export const canTell = (): boolean => "serviceWorker" in navigator && "Notification" in window;
export const mayTell = (): boolean => canTell() && Notification.permission === "granted";
