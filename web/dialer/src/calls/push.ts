import { z } from "zod";
import { ask } from "../phone/ask.ts";

const path = "/api/phone/push/";
const Key = z.object({ push_key: z.string() });

const browser = async (): Promise<PushManager | undefined> =>
  "serviceWorker" in navigator && "PushManager" in window
    ? (await navigator.serviceWorker.ready).pushManager
    : undefined;

/** Has the server wake this phone when a call waits and nobody asks for it. A key that has changed makes the old subscription useless. */
export async function tellByPush(): Promise<void> {
  const pushManager = await browser();
  if (pushManager === undefined) return;
  const { push_key } = Key.parse(await ask({ method: "GET", path }));
  await (await pushManager.getSubscription())?.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: push_key });
  await ask({ method: "POST", path, body: { subscription: subscription.toJSON() } });
}

export async function tellNoMore(): Promise<void> {
  await forgetBrowser();
  await ask({ method: "POST", path, body: { subscription: null } });
}

/** Its push service forgets it, whether or not our server hears of it. */
export async function forgetBrowser(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration("/dialer/");
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}
