import { z } from "zod";

/** A message of an account as it is kept in raw_updates: our own form, because the library's objects are no JSON. */
export const AccountMessage = z.object({
  chat: z.object({
    /** As Bot API writes it: a person's id, "-<group>", "-100<channel>". */
    id: z.string(),
    kind: z.enum(["private", "bot", "group", "supergroup", "channel"]),
    name: z.string(),
    username: z.string().nullable(),
    /** Names the chat to Telegram, for this account alone; null for groups, and where Telegram has not said it. */
    accessHash: z.string().nullable(),
  }),
  id: z.number().int(),
  /** Unix seconds. */
  date: z.number().int(),
  /** Written by the owner, on another device. */
  out: z.boolean(),
  text: z.string(),
  quotedId: z.number().int().nullable(),
  media: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("photo"), width: z.number().nullable(), height: z.number().nullable() }),
      z.object({ kind: z.literal("voice"), seconds: z.number(), mimeType: z.string(), size: z.number() }),
      z.object({
        kind: z.literal("document"),
        fileName: z.string().nullable(),
        mimeType: z.string(),
        size: z.number(),
      }),
      z.object({ kind: z.literal("sticker"), emoji: z.string().nullable() }),
      z.object({
        kind: z.literal("location"),
        latitude: z.number(),
        longitude: z.number(),
        title: z.string().nullable(),
      }),
      z.object({ kind: z.literal("contact"), name: z.string(), phone: z.string() }),
      z.object({ kind: z.literal("other"), name: z.string() }),
    ])
    .nullable(),
  /** "MessageActionPinMessage": something happened in the chat, and nobody said anything. */
  service: z.string().nullable(),
});
export type AccountMessage = z.infer<typeof AccountMessage>;
