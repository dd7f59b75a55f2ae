import { z } from "zod";
import { Priority } from "./conversation.ts";
import { BulkRunId, ConversationId, LabelId, OperatorId, TeamId } from "./ids.ts";

/** So many conversations one run takes at most. */
export const BULK_MAX = 10_000;
/** How long after its end a run can be undone. */
export const BULK_UNDO_MS = 600_000;

/** What is done to each conversation, as if it were ordered there alone. */
export const BulkAction = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("close") }),
  z.object({ kind: z.literal("reopen") }),
  z.object({ kind: z.literal("pending") }),
  /** until null: until the contact writes. */
  z.object({ kind: z.literal("snooze"), until: z.iso.datetime().nullable() }),
  /** to null: to nobody. */
  z.object({
    kind: z.literal("assign"),
    to: z
      .discriminatedUnion("kind", [
        z.object({ kind: z.literal("operator"), id: OperatorId }),
        z.object({ kind: z.literal("team"), id: TeamId }),
      ])
      .nullable(),
  }),
  z.object({
    kind: z.literal("label"),
    add: z.array(LabelId).max(50).default([]),
    remove: z.array(LabelId).max(50).default([]),
  }),
  z.object({ kind: z.literal("priority"), priority: Priority }),
  z.object({ kind: z.literal("mute"), isMuted: z.boolean() }),
  z.object({ kind: z.literal("read") }),
  z.object({ kind: z.literal("unread") }),
]);
export type BulkAction = z.infer<typeof BulkAction>;
export type BulkActionKind = BulkAction["kind"];

/**
 * running: works through what was selected. stopped: its operator has stopped it; what was done stays. undoing, undone: the
 * same for putting back what it did.
 */
export const BulkRunState = z.enum(["running", "done", "stopped", "undoing", "undone"]);
export type BulkRunState = z.infer<typeof BulkRunState>;

export const BulkRun = z.object({
  id: BulkRunId,
  action: BulkAction,
  /** The filter's name where a whole filter was selected. */
  filter: z.string().nullable(),
  state: BulkRunState,
  total: z.number().int(),
  done: z.number().int(),
  skipped: z.number().int(),
  /** Put back by undoing. */
  undone: z.number().int(),
  /** Left as they are by undoing. */
  kept: z.number().int(),
  createdAt: z.iso.datetime(),
  /** Null: it cannot be undone, or not yet. */
  undoableUntil: z.iso.datetime().nullable(),
});
export type BulkRun = z.infer<typeof BulkRun>;

/**
 * One conversation that was left as it was; its contact is null where the reader may not see it any more. The reason is
 * alreadySo; outOfSight or noRight, where the operator may not see or do it any more; changedSince, where undoing would
 * undo somebody's later work; or the error code of the refusal.
 */
export const BulkLeft = z.object({
  conversationId: ConversationId,
  contactName: z.string().nullable(),
  reason: z.string(),
});
export type BulkLeft = z.infer<typeof BulkLeft>;
