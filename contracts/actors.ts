import type { ChannelKind } from "./channel.ts";
import type { ConversationMode } from "./conversation.ts";
import type {
  ApiKeyId,
  BulkRunId,
  ChannelAccountId,
  ConversationId,
  MediaId,
  OperatorId,
  TeamId,
  TenantId,
} from "./ids.ts";

/** Who answers in a conversation, as Postgres knew it when a signal was written. A higher generation is newer. */
export interface Answering {
  readonly mode: ConversationMode;
  readonly generation: number;
}

/** What is needed to ring (and, where it rests, to re-create) a conversation's actor. Small: ids and who answers. */
export interface ConversationRef extends Answering {
  readonly conversationId: ConversationId;
  readonly tenantId: TenantId;
  readonly channelKind: ChannelKind;
}

/** What is needed to start the fetching of one file. */
export interface MediaRef {
  readonly mediaId: MediaId;
  readonly tenantId: TenantId;
  readonly channelAccountId: ChannelAccountId;
}

/** Where an order came from: the caller's network address, and the id its answer carries as x-request-id. */
export interface RequestOrigin {
  readonly address: string;
  readonly requestId: string;
}

/** Who a change is put down to. With neither operator nor key: somebody who has not signed in, or the installation itself. */
export interface AuditActor {
  readonly operatorId: OperatorId | null;
  readonly apiKeyId?: ApiKeyId;
  readonly name: string | null;
  /** Absent in orders that an actor's history holds from before they carried it. */
  readonly origin?: RequestOrigin;
}

/** Who writes to customers: an operator, or an API key, to which nothing is assigned. */
export interface AuthorRef extends AuditActor {
  readonly name: string;
}

export interface OperatorRef extends AuthorRef {
  readonly operatorId: OperatorId;
  /** Set where one order changes many conversations. */
  readonly bulk?: BulkMark | undefined;
}

/** What a conversation's thread says of the bulk run that changed it. */
export interface BulkMark {
  readonly runId: BulkRunId;
  /** How many others were selected with it. */
  readonly others: number;
  /** The filter they were selected by, in its reader's words; null: one by one. */
  readonly filter: string | null;
}

/** none: no automatic reply since the contact last wrote. left: one had already gone. uncertain: one was under way, and may have arrived. */
export type LastAutomaticReply = "none" | "left" | "uncertain";

/** To whom a conversation is given by hand; null: to nobody. */
export type AssignmentTarget =
  | { readonly kind: "operator"; readonly id: OperatorId }
  | { readonly kind: "team"; readonly id: TeamId }
  | null;
