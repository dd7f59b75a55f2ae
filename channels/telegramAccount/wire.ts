import { z } from "zod";
import { ServiceEvent } from "../../contracts/message.ts";

const Size = { width: z.number().nullable(), height: z.number().nullable() };
const File = { fileName: z.string().nullable(), mimeType: z.string(), size: z.number() };

const AccountMedia = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("photo"), ...Size }),
  z.object({ kind: z.literal("voice"), seconds: z.number(), mimeType: z.string(), size: z.number() }),
  z.object({
    kind: z.literal("video"),
    form: z.enum(["video", "round", "animation"]),
    seconds: z.number(),
    ...Size,
    ...File,
  }),
  z.object({
    kind: z.literal("audio"),
    seconds: z.number(),
    title: z.string().nullable(),
    performer: z.string().nullable(),
    ...File,
  }),
  z.object({ kind: z.literal("document"), ...File }),
  z.object({ kind: z.literal("sticker"), emoji: z.string().nullable() }),
  z.object({
    kind: z.literal("location"),
    latitude: z.number(),
    longitude: z.number(),
    title: z.string().nullable(),
    address: z.string().nullable(),
    isLive: z.boolean(),
  }),
  z.object({ kind: z.literal("contact"), name: z.string(), phone: z.string() }),
  z.object({ kind: z.literal("poll"), question: z.string(), options: z.array(z.string()) }),
  z.object({ kind: z.literal("dice"), emoji: z.string(), value: z.number().int() }),
  z.object({ kind: z.literal("game"), title: z.string(), description: z.string() }),
  z.object({
    kind: z.literal("invoice"),
    title: z.string(),
    description: z.string(),
    /** In the smallest units of the currency. */
    amount: z.number().int(),
    currency: z.string(),
  }),
  z.object({ kind: z.literal("other"), name: z.string() }),
]);
export type AccountMedia = z.infer<typeof AccountMedia>;

const said = {
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
  media: AccountMedia.nullable(),
  /** What the pieces of one album share. */
  albumId: z.string().nullable(),
  /** Who wrote it, where the chat is not that person. */
  author: z.string().nullable(),
  forwardedFrom: z.string().nullable(),
  viaBot: z.string().nullable(),
  preview: z.object({ url: z.string(), title: z.string(), description: z.string() }).nullable(),
  /** Something happened in the chat, and nobody said anything. */
  service: z
    .object({
      /** "MessageActionPinMessage" */
      action: z.string(),
      /** Null for what nobody needs to read. */
      event: ServiceEvent.nullable(),
      by: z.string().nullable(),
      whom: z.array(z.string()),
      title: z.string().nullable(),
      seconds: z.number().int().nullable(),
    })
    .nullable(),
};

/** A message of an account as it is kept in raw_updates: our own form, because the library's objects are no JSON. */
export const AccountMessage = z.object({ told: z.literal("message"), ...said });
export type AccountMessage = z.infer<typeof AccountMessage>;

/** What Telegram tells of a message afterwards. Times are unix seconds. */
const AccountChange = z.discriminatedUnion("told", [
  z.object({ told: z.literal("edited"), ...said, editedAt: z.number().int() }),
  /** Of people and groups Telegram tells the number alone, which is unique in the account; the chat is looked up. */
  z.object({ told: z.literal("deleted"), chatId: z.string().nullable(), id: z.number().int(), at: z.number().int() }),
  z.object({
    told: z.literal("reacted"),
    chatId: z.string(),
    id: z.number().int(),
    /** Milliseconds: a set that was taken back and given again is another one. */
    atMs: z.number().int(),
    by: z.array(z.object({ id: z.string(), name: z.string(), emoji: z.array(z.string()) })),
    /** Whether these are all who reacted; of many Telegram names the latest. */
    isComplete: z.boolean(),
  }),
  z.object({ told: z.literal("read"), chatId: z.string(), upToId: z.number().int(), at: z.number().int() }),
]);
export type AccountChange = z.infer<typeof AccountChange>;

export const AccountUpdate = z.discriminatedUnion("told", [AccountMessage, AccountChange]);
export type AccountUpdate = z.infer<typeof AccountUpdate>;
