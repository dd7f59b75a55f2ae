import { z } from "zod";
import { ConversationId, OperatorId, ScheduledReplyId } from "./ids.ts";
import { Upload } from "./upload.ts";

/** queued: it became a message. */
export const ScheduledReplyStatus = z.enum(["waiting", "queued", "cancelled"]);
export type ScheduledReplyStatus = z.infer<typeof ScheduledReplyStatus>;

/** A reply that waits for its time. */
export const ScheduledReply = z.object({
  id: ScheduledReplyId,
  conversationId: ConversationId,
  operatorId: OperatorId,
  operatorName: z.string(),
  text: z.string(),
  /** The file that goes with it, while it waits. */
  upload: Upload.nullable(),
  dueAt: z.iso.datetime(),
  status: ScheduledReplyStatus,
});
export type ScheduledReply = z.infer<typeof ScheduledReply>;
