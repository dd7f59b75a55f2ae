import type { DataSource } from "typeorm";
import type { Answering } from "../contracts/actors.ts";
import type { EntityField, Extraction } from "../contracts/extraction.ts";
import type { ConversationId, MessageId, TenantId } from "../contracts/ids.ts";
import { wordsIn } from "../contracts/message.ts";
import type { DeliveryStatus, MessageContent, MessageDirection } from "../contracts/message.ts";
import type { TenantStatus } from "../contracts/tenant.ts";
import type { TurnMessage } from "../contracts/turn.ts";
import { hotStatement } from "./hotStatement.ts";
import { recordEvents } from "./recordEvents.ts";
import { wakeReaders } from "./transact.ts";

/** A turn reads this many of the newest messages; what was understood earlier stands on the appeal. */
const CONTEXT_MESSAGES_MAX = 30;

export interface OpenAppeal {
  readonly extraction: Extraction;
  readonly handEdited: readonly EntityField[];
}

export interface Turn {
  readonly kind: "turn";
  readonly messages: readonly TurnMessage[];
  /** What earlier turns understood, and which of it people corrected. */
  readonly appeal: OpenAppeal | null;
  /** The last message this turn has read; what comes later rings anew. */
  readonly upToSeq: number;
  /** Of the words that were read: the answer leaves only while nothing of them was edited or deleted. */
  readonly wording: number;
  readonly tenantStatus: TenantStatus;
}

/** superseded: somebody else answers by now. nothing: all is answered; `outbox` says whether a reply still waits to leave. */
export type TurnStart =
  | Turn
  | ({ readonly kind: "superseded" } & Answering)
  | { readonly kind: "nothing"; readonly outbox: boolean };

interface TurnConversation extends Answering {
  readonly tenantId: TenantId;
  readonly lastSeq: number;
  readonly answeredSeq: number;
  readonly wording: number;
  readonly appeal: OpenAppeal | null;
  readonly tenantStatus: TenantStatus;
}

interface ReadMessage {
  readonly id: MessageId;
  readonly seq: number;
  readonly direction: MessageDirection;
  readonly status: DeliveryStatus;
  readonly content: MessageContent;
}

/** How long the contact has been silent. Milliseconds. */
export async function silentForMs(db: DataSource, conversationId: ConversationId): Promise<number> {
  const [row] = await readSilence(db, [conversationId]);
  return row?.silentMs ?? Infinity;
}

/**
 * Silences the bell and then reads what is to be answered. In this order, and not in one statement: whatever the reading
 * does not see yet was written after the bell fell silent, so it rings again. `announce` shows the operators that an
 * answer is being prepared.
 */
export async function beginTurn(
  db: DataSource,
  { conversationId, generation, announce }: { conversationId: ConversationId; generation: number; announce: boolean },
): Promise<TurnStart> {
  const [conversation] = await silenceBell(db, [conversationId, announce, generation]);
  if (conversation === undefined) throw new Error(`Conversation ${conversationId} does not exist.`);
  const { mode, tenantId, lastSeq, answeredSeq, wording, appeal, tenantStatus } = conversation;
  if (mode !== "bot" || conversation.generation !== generation) {
    return { kind: "superseded", mode, generation: conversation.generation };
  }

  const recent = await readRecent(db, [conversationId, CONTEXT_MESSAGES_MAX]);
  const isNew = ({ direction, seq }: ReadMessage) => direction === "in" && seq > answeredSeq;
  if (!recent.some(isNew)) {
    if (announce) await thinkNoMore(db, tenantId, conversationId);
    return { kind: "nothing", outbox: recent.some(({ status }) => status === "queued" || status === "reserved") };
  }
  if (announce && tenantStatus === "active") {
    await recordEvents(db.manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
    wakeReaders(db);
  }
  return {
    kind: "turn",
    messages: recent.toReversed().map((message) => ({
      id: message.id,
      from: message.direction === "in" ? "client" : "shop",
      text: spokenText(message.content),
      isNew: isNew(message),
    })),
    appeal,
    upToSeq: Math.max(lastSeq, recent[0]?.seq ?? 0),
    wording,
    tenantStatus,
  };
}

/** What was to be answered may have been deleted while an answer was being thought. */
async function thinkNoMore(db: DataSource, tenantId: TenantId, conversationId: ConversationId): Promise<void> {
  await db.query(`UPDATE conversations SET "thinkingSince" = NULL WHERE id = $1`, [conversationId]);
  await recordEvents(db.manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
  wakeReaders(db);
}

const readSilence = hotStatement<{ readonly silentMs: number | null }>(
  "read-silence",
  `SELECT (extract(epoch FROM clock_timestamp() - "lastInboundAt") * 1000)::float8 AS "silentMs"
   FROM conversations WHERE id = $1`,
);

const silenceBell = hotStatement<TurnConversation>(
  "silence-bell",
  `UPDATE conversations c SET "inboundBell" = 'quiet',
     "thinkingSince" = CASE WHEN $2 AND mode = 'bot' AND generation = $3 THEN now() END
   WHERE id = $1
   RETURNING "tenantId", mode, generation, "lastSeq", "answeredSeq", wording,
     (SELECT status FROM tenants WHERE id = c."tenantId") AS "tenantStatus",
     (SELECT jsonb_build_object('extraction', extraction, 'handEdited', "handEdited")
      FROM appeals WHERE "conversationId" = c.id AND status = 'open') AS appeal`,
);

const readRecent = hotStatement<ReadMessage>(
  "read-recent",
  `SELECT id, seq, direction, status, content FROM messages
   WHERE "conversationId" = $1 AND direction <> 'note' AND "deletedAt" IS NULL ORDER BY seq DESC LIMIT $2`,
);

/** The words in a message; a photo or a voice without any is silent to extraction. */
function spokenText(content: MessageContent): string {
  switch (content.kind) {
    case "contact":
      return `${content.name} ${content.phone}`;
    case "voice":
    case "sticker":
    case "dice":
    case "service":
      return "";
    case "text":
    case "photo":
    case "document":
    case "video":
    case "audio":
    case "album":
    case "location":
    case "poll":
    case "game":
    case "invoice":
      return wordsIn(content);
  }
}
