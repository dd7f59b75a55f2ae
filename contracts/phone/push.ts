import { z } from "zod";
import { PushSubscription } from "../notification.ts";

/** A dialer in a browser, which is told of waiting calls at this address; null: it is told no more. */
export const PhonePush = z.object({ subscription: PushSubscription.nullable() });
