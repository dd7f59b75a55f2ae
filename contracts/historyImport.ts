import { z } from "zod";

/** How much of what was written before an account was connected is imported. */
export const ImportReach = z.enum(["month", "quarter", "all"]);
export type ImportReach = z.infer<typeof ImportReach>;

export const ImportStatus = z.enum(["running", "stopped", "done"]);
export type ImportStatus = z.infer<typeof ImportStatus>;

export const HistoryImport = z.object({
  status: ImportStatus,
  /** Nothing older is imported; null: everything is. */
  since: z.iso.datetime().nullable(),
  /** How many chats there are, and how many are done; `chats` grows until all are listed. */
  chats: z.number().int(),
  chatsDone: z.number().int(),
  /** Messages that were put into conversations. */
  imported: z.number().int(),
  /** Telegram asked to wait until then; null when it does not. */
  waitUntil: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type HistoryImport = z.infer<typeof HistoryImport>;
