import { z } from "zod";
import { ConversationId, MessageId, NotificationId } from "./ids.ts";

export const NotificationKind = z.enum([
  "mentioned",
  "assigned",
  "messageReceived",
  "snoozeEnded",
  "slaBreached",
  "nobodyAnswers",
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** Something an operator should hear of, about a conversation they see. */
export const Notification = z.object({
  id: NotificationId,
  kind: NotificationKind,
  conversationId: ConversationId.nullable(),
  contactName: z.string().nullable(),
  messageId: MessageId.nullable(),
  /** One line of what was said, where the reader may see it. */
  text: z.string().nullable(),
  by: z.string().nullable(),
  createdAt: z.iso.datetime(),
  isRead: z.boolean(),
});
export type Notification = z.infer<typeof Notification>;
