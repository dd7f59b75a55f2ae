import type { ChannelKind } from "./channel.ts";
import type { ConversationMode } from "./conversation.ts";
import type { ChannelAccountId, TenantId } from "./ids.ts";
import type { MessageContent, MessageOrigin } from "./message.ts";
import type { MessageChange } from "./messageChange.ts";

/** The channel account an update came to. */
export interface AcceptingAccount {
  readonly id: ChannelAccountId;
  readonly tenantId: TenantId;
  readonly kind: ChannelKind;
  /** Who answers in a conversation that begins now. */
  readonly startMode: ConversationMode;
}

/** A file as the provider announced it; its bytes are fetched later. */
export interface AnnouncedFile {
  readonly providerFileId: string;
  readonly mimeType: string | null;
  readonly fileName: string | null;
  readonly sizeBytes: number | null;
}

export interface InboundMessage {
  /** The provider's id of the message, "<chat>:<message>" where it is unique only within a chat. */
  readonly externalId: string;
  readonly chat: {
    readonly externalId: string;
    readonly name: string;
    readonly username: string | null;
    /** What the provider wants beside the id to be written to; absent where an id is enough. */
    readonly accessHash?: string | null;
    /** Several people write in it: people answer there, not the bot. */
    readonly isShared?: boolean;
  };
  readonly content: MessageContent;
  readonly files: readonly AnnouncedFile[];
  /** The message that it answers, as the provider names it. */
  readonly quotedExternalId: string | null;
  /** What the pieces of one album share; they become one message. Absent: it stands by itself. */
  readonly albumKey?: string | null;
  readonly origin?: MessageOrigin | null;
  /** Written elsewhere by whoever the account belongs to: it counts as an operator's. */
  readonly isOwn?: boolean;
  readonly occurredAt: Date;
}

/**
 * What an adapter read out of one provider update. `externalId` is the update's own id, the key against repeats.
 * parsed: these messages, and what happened to earlier ones. ignored: understood, and nothing in it for us. unparsed: authentic but not understood; kept and shown.
 */
export type ParsedUpdate =
  | {
      readonly kind: "parsed";
      readonly externalId: string;
      readonly messages: readonly InboundMessage[];
      readonly changes: readonly MessageChange[];
    }
  | { readonly kind: "ignored" | "unparsed"; readonly externalId: string; readonly reason: string }
  /** A chat goes on under another id. */
  | { readonly kind: "chatMoved"; readonly externalId: string; readonly from: string; readonly to: string }
  | {
      readonly kind: "connectionChanged";
      readonly externalId: string;
      readonly connection: AnsweredFor;
      /** How the ids of its chats begin. */
      readonly chats: string;
    };

/** A person whose account a bot answers for. */
export interface AnsweredFor {
  readonly id: string;
  readonly owner: string;
  readonly isEnabled: boolean;
  readonly mayReply: boolean;
}

/**
 * How a send ended, in every provider's case. Only `ok` means delivered to the provider; `unknownOutcome` means that the
 * request may have been carried out, `newChatsRefused` that the account may not write to strangers for now. Durations are
 * milliseconds.
 */
export type SendOutcome =
  | { readonly kind: "ok"; readonly externalId: string; readonly sentAt: Date }
  | { readonly kind: "retryAfter"; readonly afterMs: number }
  | {
      readonly kind:
        | "retryBackoff"
        | "permanent"
        | "recipientUnreachable"
        | "accountDead"
        | "needTemplate"
        | "newChatsRefused";
      readonly detail: string;
    }
  | { readonly kind: "unknownOutcome"; readonly detail: string };

/** How an order to change a sent message, or to react to one, ended. Repeating it is harmless, so what may have been carried out is tried again. */
export type ChangeOutcome = { readonly kind: "ok" } | Exclude<SendOutcome, { readonly kind: "ok" }>;
