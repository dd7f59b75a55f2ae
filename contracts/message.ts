import { z } from "zod";
import { Mark, readMarks, writeMarks } from "./formatting.ts";
import { ConversationId, MediaId, MessageId, OperatorId, TouchRunId } from "./ids.ts";

/** State of a file that came with a message: it is fetched by its own activity, after the message is already on screen. */
export const MediaStatus = z.enum(["pending", "stored", "failed"]);
export type MediaStatus = z.infer<typeof MediaStatus>;

export const Media = z.object({
  id: MediaId,
  status: MediaStatus,
  mimeType: z.string().nullable(),
  fileName: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  failure: z.string().nullable(),
});
export type Media = z.infer<typeof Media>;

/** What is said with a file. */
export const FileContent = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("photo"),
    caption: z.string().optional(),
    width: z.number().optional(),
    height: z.number().optional(),
  }),
  z.object({ kind: z.literal("voice"), durationSeconds: z.number(), caption: z.string().optional() }),
  z.object({
    kind: z.literal("document"),
    fileName: z.string().optional(),
    caption: z.string().optional(),
  }),
]);
export type FileContent = z.infer<typeof FileContent>;

const VideoContent = z.object({
  kind: z.literal("video"),
  /** round: a video note. animation: short and silent, it plays over and over. */
  form: z.enum(["video", "round", "animation"]),
  durationSeconds: z.number().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  caption: z.string().optional(),
});

const AudioContent = z.object({
  kind: z.literal("audio"),
  durationSeconds: z.number().optional(),
  title: z.string().optional(),
  performer: z.string().optional(),
  caption: z.string().optional(),
});

/** One piece of an album; its file stands at the same place among the message's media. */
export const AlbumItem = z.discriminatedUnion("kind", [...FileContent.options, VideoContent, AudioContent]);
export type AlbumItem = z.infer<typeof AlbumItem>;

/** What happened in a chat without anybody saying anything. */
export const ServiceEvent = z.enum([
  "joined",
  "added",
  "left",
  "removed",
  "created",
  "titleChanged",
  "photoChanged",
  "pinned",
  "called",
  "missedCall",
  "other",
  "botBlocked",
  "botUnblocked",
  "botAdded",
  "botRemoved",
  "connectionOff",
  "connectionOn",
  "mayNotReply",
]);
export type ServiceEvent = z.infer<typeof ServiceEvent>;

/** What was said. The discriminator is `kind`; a new kind is a new member here and a bubble in the console, not a migration. */
export const MessageContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string(), marks: z.array(Mark).optional() }),
  ...FileContent.options,
  VideoContent,
  AudioContent,
  z.object({ kind: z.literal("album"), items: z.array(AlbumItem) }),
  z.object({
    kind: z.literal("location"),
    latitude: z.number(),
    longitude: z.number(),
    title: z.string().optional(),
    address: z.string().optional(),
    /** It moves: edits say where it is now. */
    isLive: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("contact"), name: z.string(), phone: z.string() }),
  z.object({ kind: z.literal("sticker"), emoji: z.string().optional() }),
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
  z.object({
    kind: z.literal("service"),
    event: ServiceEvent,
    /** Who did it, and to whom. */
    by: z.string().optional(),
    whom: z.array(z.string()).optional(),
    /** The chat's new name. */
    title: z.string().optional(),
    /** How long a call lasted. */
    seconds: z.number().int().optional(),
  }),
]);
export type MessageContent = z.infer<typeof MessageContent>;

/** What somebody typed, signs of formatting and all, as content. */
export function typedText(typed: string): Extract<MessageContent, { kind: "text" }> {
  const { text, marks } = readMarks(typed);
  return { kind: "text", text, ...(marks.length > 0 && { marks: [...marks] }) };
}

/** The words of a message for somebody to type on. */
export const wordsToType = (content: MessageContent): string =>
  content.kind === "text" ? writeMarks({ text: content.text, marks: content.marks ?? [] }) : wordsIn(content);
export type MessageKind = MessageContent["kind"];

/** What a messenger says of a message beside its words. */
export const MessageOrigin = z.object({
  /** Who wrote it, in a chat of several people. */
  author: z.string().optional(),
  forwardedFrom: z.string().optional(),
  /** The bot through which it was written, without the @. */
  viaBot: z.string().optional(),
  preview: z.object({ url: z.string(), title: z.string(), description: z.string() }).optional(),
});
export type MessageOrigin = z.infer<typeof MessageOrigin>;

/** note: a private one, which operators write to each other and the contact never sees. */
export const MessageDirection = z.enum(["in", "out", "note"]);
export type MessageDirection = z.infer<typeof MessageDirection>;

/** touch: a run of a touch sequence. */
export const MessageAuthor = z.enum(["contact", "bot", "operator", "touch"]);
export type MessageAuthor = z.infer<typeof MessageAuthor>;

/**
 * received: inbound. noted: a private note. queued: waits its turn. reserved: being handed to the provider right now. sent: the provider gave its id.
 * failed: certainly not delivered, with the reason. uncertain: it may have arrived. cancelled: withdrawn before it left.
 */
export const DeliveryStatus = z.enum([
  "received",
  "noted",
  "queued",
  "reserved",
  "sent",
  "failed",
  "uncertain",
  "cancelled",
]);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

/** Why a message did not (certainly) arrive, as a stable code. The console has words for each. */
export const DeliveryFailure = z.enum([
  "rejected",
  "recipientUnreachable",
  "accountDead",
  "throttledTooLong",
  "outcomeUnknown",
  "takenOver",
]);
export type DeliveryFailure = z.infer<typeof DeliveryFailure>;

/** What a message said before, and until when. */
export const MessageEdit = z.object({ was: MessageContent, at: z.iso.datetime() });
export type MessageEdit = z.infer<typeof MessageEdit>;

/** One emoji under a message, and who put it there; isOurs: an operator, for the whole account. */
export const MessageReaction = z.object({ emoji: z.string(), by: z.array(z.string()), isOurs: z.boolean() });
export type MessageReaction = z.infer<typeof MessageReaction>;

/** What an operator may have done to a message after it was written: their own edited or deleted, a contact's reacted to. */
export const MessageOrderKind = z.enum(["edit", "delete", "react"]);
export type MessageOrderKind = z.infer<typeof MessageOrderKind>;

/** An operator's order about a message that the messenger has not carried out: it waits, or was refused in these words. */
export const PendingChange = z.object({
  kind: MessageOrderKind,
  /** The new words of an edit; the emoji of a reaction, null where it is taken back. */
  text: z.string().nullable(),
  status: z.enum(["waiting", "failed"]),
  failureDetail: z.string().nullable(),
});
export type PendingChange = z.infer<typeof PendingChange>;

export const Message = z.object({
  id: MessageId,
  conversationId: ConversationId,
  seq: z.number().int(),
  direction: MessageDirection,
  author: MessageAuthor,
  operatorId: OperatorId.nullable(),
  operatorName: z.string().nullable(),
  content: MessageContent,
  media: z.array(Media),
  origin: MessageOrigin.nullable(),
  status: DeliveryStatus,
  failure: DeliveryFailure.nullable(),
  /** The provider's own words, when it gave any. */
  failureDetail: z.string().nullable(),
  clientKey: z.string().nullable(),
  /** It waits until then: its author can take it back, or the messenger asked to wait. */
  notBefore: z.iso.datetime().nullable(),
  /** Whom a note calls by name. */
  mentions: z.array(OperatorId),
  /** The message that this one answers, as far as it is still there. */
  quoted: z.object({ id: MessageId, author: MessageAuthor, text: z.string() }).nullable(),
  occurredAt: z.iso.datetime(),
  /** When it was last changed to what it says now; its latest earlier versions stand in `edits`, oldest first. */
  editedAt: z.iso.datetime().nullable(),
  edits: z.array(MessageEdit),
  /** It is gone from the messenger; what it said is kept here. */
  deletedAt: z.iso.datetime().nullable(),
  /** When it reached the contact's device, and when the contact read it, as far as the messenger tells. */
  deliveredAt: z.iso.datetime().nullable(),
  readAt: z.iso.datetime().nullable(),
  reactions: z.array(MessageReaction),
  pendingChange: PendingChange.nullable(),
  /** Of a touch: the run that said it, and the sequence's name. */
  touch: z.object({ runId: TouchRunId, sequenceName: z.string() }).nullable(),
});
export type Message = z.infer<typeof Message>;

const PREVIEW_LENGTH = 200;

/** One line that stands for a message in a list; media have no text, the console names them by `kind`. */
export const previewText = (content: MessageContent): string => wordsIn(content).slice(0, PREVIEW_LENGTH);

/** All that a message says in words; "" where it says nothing in words. */
export function wordsIn(content: MessageContent): string {
  switch (content.kind) {
    case "text":
      return content.text;
    case "photo":
    case "voice":
    case "document":
    case "video":
      return content.caption ?? "";
    case "audio":
      return inLines([content.performer, content.title, content.caption], " · ");
    case "album":
      return inLines(
        content.items.map(({ caption }) => caption),
        "\n",
      );
    case "contact":
      return content.name;
    case "location":
      return inLines([content.title, content.address], ", ");
    case "sticker":
      return content.emoji ?? "";
    case "poll":
      return inLines([content.question, ...content.options], "\n");
    case "dice":
      return `${content.emoji} ${content.value}`;
    case "game":
    case "invoice":
      return inLines([content.title, content.description], "\n");
    case "service":
      return content.title ?? "";
  }
}

const inLines = (parts: readonly (string | undefined)[], between: string): string =>
  parts.filter((part) => part !== undefined && part !== "").join(between);
