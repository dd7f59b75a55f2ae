import { subscribePush, unsubscribePush } from "../../../../contracts/endpoints/notifications.ts";
import { PushSubscription } from "../../../../contracts/notification.ts";
import { call } from "../api/call.ts";

/** unsupported: this browser cannot. denied: its user has forbidden it in the browser's own settings. */
export type PushState = "unsupported" | "denied" | "off" | "on";

export const canPush = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** The console's service worker: it shows pushed notifications and makes the console installable. */
export const registerWorker = () => navigator.serviceWorker.register("/worker.js");

export async function pushState(): Promise<PushState> {
  if (!canPush()) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ? "on" : "off";
}

/** Asks the browser, and tells the server where to push. A key that has changed makes the old subscription useless. */
export async function turnPushOn(pushKey: string): Promise<PushState> {
  if ((await Notification.requestPermission()) !== "granted") return pushState();
  await registerWorker();
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
  await call(subscribePush, { body: PushSubscription.parse(subscription.toJSON()) });
  return "on";
}

export async function turnPushOff(): Promise<PushState> {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) {
    await call(unsubscribePush, { body: { endpoint: subscription.endpoint } });
    await subscription.unsubscribe();
  }
  return pushState();
}
