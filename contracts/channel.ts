import { z } from "zod";

/** Every messenger the product speaks. A kind without an adapter in channels/registry.ts does not compile. */
export const ChannelKind = z.enum(["telegramBot", "demo", "telegramAccount"]);
export type ChannelKind = z.infer<typeof ChannelKind>;

/**
 * active: receives and sends. paused: receives and stores, sends wait in the queue.
 * dead: the provider refuses our credentials; sends wait until they are replaced. signedOut: nobody has signed in yet, or
 * they signed out; sends wait until somebody does.
 */
export const ChannelAccountStatus = z.enum(["active", "paused", "dead", "signedOut"]);
export type ChannelAccountStatus = z.infer<typeof ChannelAccountStatus>;

/**
 * How long a message of each kind may be, in UTF-16 units: of Telegram after entities are parsed (Bot API, sendMessage;
 * https://core.telegram.org/api/config, message_length_max).
 */
export const longestText = {
  telegramBot: 4_096,
  telegramAccount: 4_096,
  demo: 4_000,
} as const satisfies Record<ChannelKind, number>;

/** What the composer must respect. textLength counts UTF-16 units, as Telegram does. */
export interface ChannelLimits {
  readonly textLength: number;
  /** For how long what was sent can be edited and deleted, milliseconds; null: never. */
  readonly changeableForMs: number | null;
  /** Whether the contact sees words bold, slanted, struck through and as code; elsewhere they get the words alone. */
  readonly formatting: boolean;
}

interface FileKindLimits {
  readonly bytesMax: number;
  /** MIME types. */
  readonly types: readonly string[];
}

/** What a channel takes of files. What goes neither as a photo nor as a voice message goes as a document. */
export interface FileLimits {
  /** In UTF-16 units. */
  readonly captionLength: number;
  /** Of any file. */
  readonly bytesMax: number;
  /** Width and height together, in pixels, and how often the longer side may hold the shorter one. */
  readonly photo: FileKindLimits & { readonly sidesMax: number; readonly ratioMax: number };
  readonly voice: FileKindLimits;
}

/** The kind whose accounts keep one connection open, which one process at a time holds (telegram_sessions); only there can be sent. */
export const HELD_KIND = "telegramAccount" satisfies ChannelKind;
