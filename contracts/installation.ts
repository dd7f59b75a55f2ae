import { z } from "zod";

/**
 * What can be said of a part of the installation. The console has a sentence for each, with what it means and what to do;
 * numbers stand in `values`.
 */
export const Finding = z.enum([
  "postgres.well",
  "postgres.longTransaction",
  "temporal.well",
  "temporal.away",
  "workers.well",
  "workers.idle",
  "workers.unknown",
  "actors.well",
  "actors.stuck",
  "actors.unknown",
  "model.on",
  "model.off",
  "disk.well",
  "disk.low",
  "disk.unknown",
  "keys.well",
  "keys.missing",
  "events.well",
  "events.late",
  "consumers.well",
  "consumers.late",
  "bells.well",
  "bells.waiting",
  "updates.well",
  "updates.unparsed",
  "sweeper.well",
  "sweeper.late",
]);
export type Finding = z.infer<typeof Finding>;

export const PartHealth = z.object({
  finding: Finding,
  status: z.enum(["good", "warn", "bad", "off"]),
  /** What the sentence counts or names: bytes, seconds, counts, names. */
  values: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type PartHealth = z.infer<typeof PartHealth>;

/** Somebody tried an e-mail that nobody has; no tenant's log holds it. */
export const FailedSignIn = z.object({
  id: z.string(),
  occurredAt: z.iso.datetime(),
  address: z.string().nullable(),
});
export type FailedSignIn = z.infer<typeof FailedSignIn>;
