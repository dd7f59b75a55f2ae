import { z } from "zod";
import { longestText } from "./channel.ts";

/**
 * The demo messenger: a small messenger of our own over HTTP, with simulated visitors. This file is its whole contract.
 *
 * Inbound. It posts each `DemoUpdate` and `DemoChangeUpdate` to the account's webhook with the header `x-demo-secret`, one after another inside a chat,
 * and repeats it after 1 s, doubling, until a 2xx answers. `updateId` is unique for ever.
 *
 * Outbound. Every request carries `authorization: Bearer <token>`:
 * - `GET  /me` → `DemoAccount`. Checks the token.
 * - `POST /chats/:chatId/messages` with `DemoSendRequest` → `DemoSendResult`. Not idempotent: the same clientKey twice is two messages.
 * - `POST /chats/:chatId/files?<DemoFileRequest>` with the file as the body, of that content-type → `DemoSendResult`. Kept to
 *   `DEMO_FILE_BYTES_MAX`, a photo to `DEMO_PHOTO_BYTES_MAX`.
 * - `GET  /chats/:chatId/history?after=<messageId>` → `DemoHistory`: what was said after that message, oldest first, at most
 *   `DEMO_HISTORY_PAGE`, with the clientKeys the sender gave. An unknown outcome is settled by looking here.
 * - `PATCH /chats/:chatId/messages/:messageId` with `DemoEditRequest`, and `DELETE` of the same → `{}`. Own messages only, for 48
 *   hours. Idempotent, and no update follows.
 * - `POST /chats/:chatId/messages/:messageId/reaction` with `DemoReactRequest` → `{}`. Under a visitor's message, one of `DEMO_REACTIONS`
 *   in place of the one before. Idempotent, and no update follows.
 * - `GET  /files/:fileId` → the bytes, with content-type, content-length and content-disposition.
 *
 * A refusal is `DemoRefusal` under the status of its code in `demoErrors`.
 */
export const DEMO_SECRET_HEADER = "x-demo-secret";

/** In UTF-16 units. */
export const DEMO_LONGEST_TEXT = longestText.demo;

/** The shop may edit and delete its messages for this long. */
export const DEMO_CHANGEABLE_FOR_MS = 48 * 3_600_000;
/** In UTF-16 units. */
export const DEMO_LONGEST_CAPTION = 1_000;
export const DEMO_FILE_BYTES_MAX = 20 * 1_048_576;
export const DEMO_PHOTO_BYTES_MAX = 10 * 1_048_576;

export const DEMO_REACTIONS = ["👍", "❤️", "🙏", "👌", "🔥", "🎉", "😁", "😢"] as const;

export const DEMO_HISTORY_PAGE = 100;

const file = { fileId: z.string(), fileName: z.string(), mimeType: z.string(), sizeBytes: z.number().int() };

export const DemoContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({
    kind: z.literal("photo"),
    ...file,
    width: z.number().int().optional(),
    height: z.number().int().optional(),
    caption: z.string().optional(),
  }),
  z.object({ kind: z.literal("voice"), ...file, durationSeconds: z.number(), caption: z.string().optional() }),
  z.object({ kind: z.literal("document"), ...file, caption: z.string().optional() }),
  z.object({ kind: z.literal("location"), latitude: z.number(), longitude: z.number(), title: z.string().optional() }),
  z.object({ kind: z.literal("contact"), name: z.string(), phone: z.string() }),
  z.object({ kind: z.literal("sticker"), emoji: z.string().optional() }),
]);
export type DemoContent = z.infer<typeof DemoContent>;

/** `id` is a decimal number, growing through all chats; unique for ever. */
export const DemoMessage = z.object({
  id: z.string().min(1),
  from: z.enum(["visitor", "shop"]),
  sentAt: z.iso.datetime(),
  replyTo: z.string().optional(),
  clientKey: z.string().optional(),
  content: DemoContent,
});
export type DemoMessage = z.infer<typeof DemoMessage>;

export const DemoVisitor = z.object({ id: z.string(), name: z.string(), phone: z.string().optional() });
export type DemoVisitor = z.infer<typeof DemoVisitor>;

export const DemoUpdate = z.object({
  updateId: z.string().min(1),
  chatId: z.string().min(1),
  visitor: DemoVisitor,
  message: DemoMessage,
});
export type DemoUpdate = z.infer<typeof DemoUpdate>;

const change = { at: z.iso.datetime() };

/** What a visitor did to earlier messages. `delivered` and `read` are of the shop's messages up to this one. */
export const DemoChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("edited"), ...change, messageId: z.string(), content: DemoContent }),
  z.object({ kind: z.literal("deleted"), ...change, messageIds: z.array(z.string()) }),
  z.object({ kind: z.literal("reacted"), ...change, messageId: z.string(), emoji: z.array(z.string()) }),
  z.object({ kind: z.enum(["delivered", "read"]), ...change, upTo: z.string() }),
]);
export type DemoChange = z.infer<typeof DemoChange>;

export const DemoChangeUpdate = z.object({
  updateId: z.string().min(1),
  chatId: z.string().min(1),
  visitor: DemoVisitor,
  change: DemoChange,
});
export type DemoChangeUpdate = z.infer<typeof DemoChangeUpdate>;

export const DemoAccount = z.object({ name: z.string() });
export type DemoAccount = z.infer<typeof DemoAccount>;

export const DemoSendRequest = z.object({
  text: z.string().trim().min(1).max(DEMO_LONGEST_TEXT),
  replyTo: z.string().optional(),
  clientKey: z.string().optional(),
});
export type DemoSendRequest = z.infer<typeof DemoSendRequest>;

export const DemoEditRequest = DemoSendRequest.pick({ text: true });
export type DemoEditRequest = z.infer<typeof DemoEditRequest>;

/** null: nothing is to be there. */
export const DemoReactRequest = z.object({ emoji: z.enum(DEMO_REACTIONS).nullable() });
export type DemoReactRequest = z.infer<typeof DemoReactRequest>;

const sentFile = {
  fileName: z.string().min(1),
  caption: z.string().max(DEMO_LONGEST_CAPTION).optional(),
  replyTo: z.string().optional(),
  clientKey: z.string().optional(),
};

export const DemoFileRequest = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("photo"),
    ...sentFile,
    width: z.coerce.number().int().optional(),
    height: z.coerce.number().int().optional(),
  }),
  z.object({ kind: z.literal("voice"), ...sentFile, durationSeconds: z.coerce.number() }),
  z.object({ kind: z.literal("document"), ...sentFile }),
]);
export type DemoFileRequest = z.infer<typeof DemoFileRequest>;

export const DemoSendResult = z.object({ messageId: z.string(), sentAt: z.iso.datetime() });
export type DemoSendResult = z.infer<typeof DemoSendResult>;

export const DemoHistory = z.object({ messages: z.array(DemoMessage) });
export type DemoHistory = z.infer<typeof DemoHistory>;

export const DemoErrorCode = z.enum([
  "requestInvalid",
  "accountClosed",
  "visitorLeft",
  "chatUnknown",
  "messageUnknown",
  "messageTooOld",
  "fileUnknown",
  "fileTooLarge",
  "addressUnknown",
  "throttled",
  "internal",
]);
export type DemoErrorCode = z.infer<typeof DemoErrorCode>;

/** The status of each refusal. `internal` may be any 5xx; the outcome of a send is then unknown. */
export const demoErrors = {
  requestInvalid: 400,
  accountClosed: 401,
  visitorLeft: 403,
  chatUnknown: 404,
  messageUnknown: 404,
  messageTooOld: 409,
  fileUnknown: 404,
  fileTooLarge: 413,
  addressUnknown: 404,
  throttled: 429,
  internal: 500,
} as const satisfies Record<DemoErrorCode, number>;

export const DemoRefusal = z.object({
  error: z.object({
    code: DemoErrorCode,
    message: z.string(),
    /** With `throttled`: whole seconds to wait before the next request. */
    retryAfterSeconds: z.number().int().optional(),
  }),
});
export type DemoRefusal = z.infer<typeof DemoRefusal>;
