import { z } from "zod";
import { Delivery } from "../load/providerMessages.ts";

/** One message that somebody will write to an account, `atMs` after the load began. Groups have numbers of their own. */
export const Writing = z.object({
  atMs: z.number(),
  account: z.number().int(),
  kind: z.enum(["private", "group"]),
  chatId: z.number().int(),
  burst: z.number().int(),
  text: z.string(),
});
export type Writing = z.infer<typeof Writing>;

/** As bench/load/offer.ts tells it; what the server has keeps is accepted. */
const Written = z.object({
  kind: z.enum(["private", "group"]),
  chatId: z.number(),
  burst: z.number(),
  externalId: z.string(),
  sentAtMs: z.number(),
  lateMs: z.number(),
  ackMs: z.literal(0),
  failure: z.null(),
});
export type Written = z.infer<typeof Written>;

/** offer: begin to write. look: who is connected. report: what was written, and what arrived from the accounts. */
export const ToDataCentre = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("offer"), writings: z.array(Writing) }),
  z.object({ kind: z.literal("look") }),
  z.object({ kind: z.literal("report") }),
]);
export type ToDataCentre = z.infer<typeof ToDataCentre>;

export const FromDataCentre = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("listening"),
    address: z.string(),
    publicKey: z.string(),
    /** One signed-in session for each account, in the order of their numbers. */
    sessions: z.array(z.string()),
  }),
  z.object({ kind: z.literal("offering") }),
  z.object({ kind: z.literal("seen"), connected: z.array(z.boolean()), unwritten: z.number().int() }),
  z.object({
    kind: z.literal("reported"),
    written: z.array(Written),
    deliveries: z.array(Delivery),
    /** How often two connections spoke for one account at once. */
    spokenTwice: z.number().int(),
  }),
]);
export type FromDataCentre = z.infer<typeof FromDataCentre>;
