import { takeCallPushes } from "../../commands/calls/takeCallPushes.ts";
import type { CallPush } from "../../commands/calls/takeCallPushes.ts";
import type { PushedNotification } from "../../contracts/notification.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { keepLooking } from "../looking.ts";
import type { Looking } from "../looking.ts";
import { deliverPush } from "./deliverPush.ts";

const LOOK_MS = 1_000;
/** While the database is away or not there yet. */
const RETRY_MS = 10_000;

/** Wakes phones for calls that nobody takes. Several processes may do it at the same time. */
export const startCallPushes = (deps: ApiDeps): Looking =>
  keepLooking(async () => {
    if (!deps.db.isInitialized) return LOOK_MS;
    try {
      const pushes = await takeCallPushes(deps.db);
      // Who asked in the very moment that a call was marked as pushed was not given it.
      for (const { operatorId } of pushes) deps.callWaiters.wake(operatorId);
      await Promise.all(
        pushes.map((push) => deliverPush(deps, push, pushed(push), { TTL: push.keptSeconds, urgency: "high" })),
      );
      return LOOK_MS;
    } catch (error) {
      deps.log.warn({ err: error }, "Phones cannot be told of waiting calls right now.");
      return RETRY_MS;
    }
  });

/** The number does not leave the installation by way of somebody else's push service: the dialer asks for it. */
const pushed = ({ name, language }: CallPush): PushedNotification => ({
  title: language === "en" ? "Time to call" : "Пора позвонить",
  body: name ?? "",
  tag: "call",
  path: "/dialer/",
});
