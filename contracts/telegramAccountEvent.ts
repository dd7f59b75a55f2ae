import { z } from "zod";
import { CheckProblem, SessionProblem } from "./telegramAccount.ts";

const byPerson = { by: z.string().nullable() };

/** What happened to a personal account's connection, and why. A new kind is a new member here, not a migration. */
export const TelegramAccountHappening = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("signedIn") }),
  /** A process took it over: nobody had it, or the one that had it stopped renewing its lease. */
  z.object({
    kind: z.literal("held"),
    holder: z.string(),
    epoch: z.number().int(),
    why: z.enum(["free", "leaseRanOut"]),
  }),
  z.object({ kind: z.literal("released"), holder: z.string(), why: z.enum(["stopping", "relocated"]) }),
  /** away: messages that were written while nobody listened. gap: updates that a connection lost without noticing. */
  z.object({ kind: z.literal("caughtUp"), why: z.enum(["away", "gap"]), count: z.number().int() }),
  z.object({ kind: z.literal("flood"), seconds: z.number().int() }),
  z.object({ kind: z.literal("paused"), ...byPerson }),
  z.object({ kind: z.literal("resumed"), ...byPerson }),
  z.object({ kind: z.literal("relocationOrdered"), ...byPerson }),
  z.object({ kind: z.literal("signOutOrdered"), ...byPerson }),
  /** Without a problem: signed out here. */
  z.object({ kind: z.literal("ended"), problem: SessionProblem.nullable() }),
  z.object({ kind: z.literal("checkFailed"), problem: CheckProblem }),
  z.object({ kind: z.literal("checkRecovered") }),
]);
export type TelegramAccountHappening = z.infer<typeof TelegramAccountHappening>;

export const TelegramAccountEvent = z.object({
  /** Grows with time; the place in the list. */
  seq: z.number().int(),
  at: z.iso.datetime(),
  happening: TelegramAccountHappening,
});
export type TelegramAccountEvent = z.infer<typeof TelegramAccountEvent>;
