import { z } from "zod";
import { MessageContent } from "./message.ts";

/** Stands for our side among those who react; no provider names anybody so. */
export const OUR_SIDE = "us";

const toMessage = {
  /** The message it happened to, as the provider names it. */
  externalId: z.string(),
  occurredAt: z.coerce.date(),
};

/**
 * What happened to one message after it was written. edited: it now says this. reacted: the whole new set of this person's
 * reactions, empty when they took them back. reactions: those of several people; whoever is missing from a complete list took theirs back. delivered, read: to and by the contact, with everything sent before it where
 * `andEarlier`.
 */
export const MessageChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("edited"), ...toMessage, content: MessageContent }),
  /** occurredAt null: the messenger did not say when. */
  z.object({ kind: z.literal("deleted"), ...toMessage, occurredAt: z.coerce.date().nullable() }),
  z.object({
    kind: z.literal("reacted"),
    ...toMessage,
    by: z.object({ externalId: z.string(), name: z.string() }),
    emoji: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("reactions"),
    ...toMessage,
    by: z.array(z.object({ externalId: z.string(), name: z.string(), emoji: z.array(z.string()) })),
    isComplete: z.boolean(),
  }),
  z.object({ kind: z.enum(["delivered", "read"]), ...toMessage, andEarlier: z.boolean() }),
]);
export type MessageChange = z.infer<typeof MessageChange>;
