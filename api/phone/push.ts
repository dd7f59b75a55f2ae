import { subscribe, unsubscribePhone } from "../../commands/pushes.ts";
import { PhonePush } from "../../contracts/phone/push.ts";
import { pushIdOf } from "../notifying/pushIdOf.ts";
import { phoneRoute } from "./phoneRoute.ts";

/** Of the dialer's web app; the Android app does not know them. A session has one browser. */
export const phonePushRoutes = [
  phoneRoute({ method: "GET", path: "/api/phone/push/" }, async ({ deps: { pushing } }) => ({
    push_key: pushing.keys.publicKey,
  })),

  phoneRoute(
    { method: "POST", path: "/api/phone/push/", body: PhonePush },
    async ({ body: { subscription }, operator: { operatorId, sessionId }, deps: { db, sealer } }) => {
      await unsubscribePhone(db, operatorId, sessionId);
      if (subscription !== null) {
        const id = pushIdOf(subscription.endpoint);
        const sealed = sealer.seal(JSON.stringify(subscription));
        await subscribe(db, { id, operatorId, sealed, phoneSessionId: sessionId });
      }
      return { ok: true };
    },
  ),
];
