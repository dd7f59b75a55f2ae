import { z } from "zod";
import { rememberedStore } from "../../../console/src/state/remembered.ts";
import { tellByPush, tellNoMore } from "./push.ts";
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
/** Whether the operator wants it; the browser may forbid it all the same. */
const wanted = rememberedStore("switchboard.dialer.telling", z.boolean(), true);

export const mayTell = (): boolean => canTell() && Notification.permission === "granted" && wanted.get();

/** Asks the browser where it has not been asked. Without push services the phone tells only while the page is kept open. */
export async function turnTellingOn(): Promise<void> {
  wanted.set(() => true);
  await Notification.requestPermission();
  await keepToldByPush();
}

export async function turnTellingOff(): Promise<void> {
  wanted.set(() => false);
  await tellNoMore().catch(() => undefined);
}

/** A subscription belongs to one session, so that each one makes its own. */
export async function keepToldByPush(): Promise<void> {
  if (mayTell()) await tellByPush().catch(() => undefined);
}
