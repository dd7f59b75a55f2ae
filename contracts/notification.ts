import { z } from "zod";
import { CompanyId, ConversationId, MessageId, NotificationId, TaskId } from "./ids.ts";

export const NotificationKind = z.enum([
  "mentioned",
  "assigned",
  "messageReceived",
  "snoozeEnded",
  "slaBreached",
  "nobodyAnswers",
  "companyRequested",
  "companyRequestApproved",
  "companyRequestDeclined",
  "contractEnds",
  "taskAssigned",
  "taskDue",
  "sequencePaused",
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** Something an operator should hear of, about a conversation, a company or a task they see. */
export const Notification = z.object({
  id: NotificationId,
  kind: NotificationKind,
  conversationId: ConversationId.nullable(),
  contactName: z.string().nullable(),
  companyId: CompanyId.nullable(),
  companyName: z.string().nullable(),
  taskId: TaskId.nullable(),
  taskTitle: z.string().nullable(),
  messageId: MessageId.nullable(),
  /** One line of what was said, where the reader may see it. */
  text: z.string().nullable(),
  by: z.string().nullable(),
  createdAt: z.iso.datetime(),
  isRead: z.boolean(),
});
export type Notification = z.infer<typeof Notification>;

/** What an operator wants to hear, and how. Stored as JSONB and completed by these defaults when read. */
export const NotificationSettings = z.object({
  /** In the list of notifications, and by whatever else is on. */
  kinds: z.partialRecord(NotificationKind, z.boolean()).default({}),
  sound: z.boolean().default(true),
  push: z.boolean().default(true),
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;

/** As the browser's PushSubscription.toJSON() gives it (W3C Push API). */
export const PushSubscription = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  keys: z.object({ p256dh: z.string().min(1).max(200), auth: z.string().min(1).max(100) }),
});
export type PushSubscription = z.infer<typeof PushSubscription>;

/** What a browser is pushed; the console's service worker shows it. */
export interface PushedNotification {
  readonly title: string;
  readonly body: string;
  /** A later one with the same tag replaces it. */
  readonly tag: string;
  /** Path in the console. */
  readonly path: string;
}
