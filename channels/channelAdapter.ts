import type { z } from "zod";
import type { ChannelKind, ChannelLimits, FileLimits } from "../contracts/channel.ts";
import type { ChannelCheck } from "../contracts/channelAccount.ts";
import type { Mark } from "../contracts/formatting.ts";
import type { FileContent } from "../contracts/message.ts";
import type { ChangeOutcome, ParsedUpdate, SendOutcome } from "../contracts/update.ts";

export interface HookRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What is said of every outgoing message. */
interface Outgoing {
  readonly chatId: string;
  /** The message that this one answers, as the provider names it. Gone there, it is sent without. */
  readonly quotedExternalId: string | null;
  /** Ours, stable over every attempt; providers that deduplicate get it as their own key. */
  readonly idempotencyKey: string;
}

/** A message that was sent, and what it is to say; null: it is to be deleted at the contact's, too. */
export interface SentChange {
  readonly chatId: string;
  readonly externalId: string;
  readonly text: string | null;
  readonly marks?: readonly Mark[];
}

/** Ours under a message of the contact's: it replaces what was there; null: nothing is to be there. */
export interface OutgoingReaction {
  readonly chatId: string;
  readonly externalId: string;
  readonly emoji: string | null;
}

export interface OutgoingText extends Outgoing {
  readonly text: string;
  /** How parts of it look; left out by messengers that know no formatting. */
  readonly marks?: readonly Mark[];
}

export interface OutgoingFile extends Outgoing {
  /** How the contact is to get it, with its caption. */
  readonly content: FileContent;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Only a name: no folders, no quotes, no control characters. */
  readonly fileName: string;
  readonly mimeType: string;
}

interface FileSending<Settings> {
  readonly limits: FileLimits;
  /** The same promises as of `send`. */
  send(settings: Settings, file: OutgoingFile, signal: AbortSignal): Promise<SendOutcome>;
}

interface Reacting<Settings> {
  /** What the messenger takes and operators are offered, the most usual first. */
  readonly emoji: readonly string[];
  /** Where it is so already it answers ok. */
  react(settings: Settings, reaction: OutgoingReaction, signal: AbortSignal): Promise<ChangeOutcome>;
}

export interface Hook {
  readonly url: string;
  readonly secret: string;
}

export interface FetchedFile {
  readonly bytes: Uint8Array;
  readonly mimeType: string | null;
}

/**
 * One messenger. Adapters translate and classify, nothing else: no database, no retries, no rate limiting.
 * `Settings` are the account's credentials; their schema draws the connect form (mark secrets with `.meta({ format: "password" })`).
 */
export interface ChannelAdapter<Settings> {
  readonly kind: ChannelKind;
  readonly label: string;
  readonly limits: ChannelLimits;
  readonly settings: z.ZodType<Settings>;
  /** The provider drops a repeat under the same idempotency key, so an unknown outcome may simply be sent again. */
  readonly deduplicatesSends: boolean;
  /** Whether a webhook request really comes from the provider. Compares secrets in constant time. */
  verify(request: HookRequest, hookSecret: string): boolean;
  /** Pure: provider update in, our messages out. */
  parse(update: unknown): ParsedUpdate;
  /** Never throws for what the provider said; a thrown error is a bug. */
  send(settings: Settings, message: OutgoingText, signal: AbortSignal): Promise<SendOutcome>;
  /** Null for a provider that takes no files from us. */
  readonly files: FileSending<Settings> | null;
  /**
   * Looks an unknown outcome up in the provider's history: its id, or null when it
   * certainly has not arrived and will not. Null for a provider without a history.
   */
  readonly findSent: ((settings: Settings, message: Outgoing, signal: AbortSignal) => Promise<string | null>) | null;
  /** Edits or deletes what was sent. Where that is done already it answers ok. Null where the messenger cannot. */
  readonly changeSent: ((settings: Settings, change: SentChange, signal: AbortSignal) => Promise<ChangeOutcome>) | null;
  /** Null where the messenger takes no reactions from us. */
  readonly reactions: Reacting<Settings> | null;
  /** Tests the credentials against the provider. */
  check(settings: Settings, signal: AbortSignal): Promise<ChannelCheck>;
  /** Points the provider's webhook at us. Null where that is done by hand in the provider's own settings. */
  readonly connect: ((settings: Settings, hook: Hook, signal: AbortSignal) => Promise<ChannelCheck>) | null;
  /** Fetches an announced file; throws FileGone when the provider will never give it. */
  fetchFile(settings: Settings, providerFileId: string, signal: AbortSignal): Promise<FetchedFile>;
}

/** An adapter as the rest of the product holds it: settings come as they were stored and are checked on every use. */
export type Channel = ChannelAdapter<unknown>;

export function defineChannel<Settings>(adapter: ChannelAdapter<Settings>): Channel {
  const read = (settings: unknown) => adapter.settings.parse(settings);
  const { connect, findSent, changeSent, files, reactions } = adapter;
  return {
    ...adapter,
    send: (settings, message, signal) => adapter.send(read(settings), message, signal),
    check: (settings, signal) => adapter.check(read(settings), signal),
    fetchFile: (settings, fileId, signal) => adapter.fetchFile(read(settings), fileId, signal),
    files: files && { ...files, send: (settings, file, signal) => files.send(read(settings), file, signal) },
    connect: connect && ((settings, hook, signal) => connect(read(settings), hook, signal)),
    changeSent: changeSent && ((settings, change, signal) => changeSent(read(settings), change, signal)),
    reactions: reactions && {
      ...reactions,
      react: (settings, reaction, signal) => reactions.react(read(settings), reaction, signal),
    },
    findSent: findSent && ((settings, message, signal) => findSent(read(settings), message, signal)),
  };
}

/** The provider will never hand this file over: too large for its API, or expired. */
export class FileGone extends Error {
  override readonly name = "FileGone";
}
