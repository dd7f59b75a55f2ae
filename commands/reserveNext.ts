import type { DataSource, EntityManager } from "typeorm";
import type { Answering } from "../contracts/actors.ts";
import { HELD_KIND } from "../contracts/channel.ts";
import type { ChannelKind } from "../contracts/channel.ts";
import { FILE_RESERVATION_TTL_MS, RESERVATION_TTL_MS } from "../contracts/delivery.ts";
import type { ChannelAccountId, ConversationId, MediaId, MessageId, TenantId } from "../contracts/ids.ts";
import type { DeliveryStatus, MessageContent } from "../contracts/message.ts";
import { hotStatement } from "./hotStatement.ts";
import { deadlineInMs as selectDeadline } from "./keepDeadlines.ts";
import { promisesAreStale } from "./keepPromises.ts";
import { recordEvents } from "./recordEvents.ts";
import { holderOf } from "./telegram/holderOf.ts";
import { newChatsHeld } from "./telegram/newChats.ts";
import { transact } from "./transact.ts";

/** When to look first whether a send that another sender has under way is over; each further look waits twice as long. */
const FIRST_LOOK_MS = 250;

/** The provider's name of what message `m` answers, as an SQL expression. */
const quoted = `(SELECT q."externalId" FROM messages q WHERE q.id = m."quotedId")`;

/** The file of message `m`, as an SQL expression. */
const file = `CASE WHEN m.content->>'kind' <> 'text' THEN (
  SELECT jsonb_build_object('id', f.id, 'mimeType', f."mimeType", 'fileName', f."fileName")
  FROM media f WHERE f."messageId" = m.id LIMIT 1) END`;

interface KeptFile {
  readonly id: MediaId;
  readonly mimeType: string | null;
  readonly fileName: string | null;
}

/** A message whose outcome has to be found out and written. */
export interface ReservedMessage {
  readonly id: MessageId;
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly content: MessageContent;
  readonly file: KeptFile | null;
  /** The message that it answers, as the provider names it. */
  readonly quotedExternalId: string | null;
  readonly attempts: number;
  /** Nobody has written in its conversation yet: it is said to a stranger. */
  readonly isFirst: boolean;
  readonly chatId: string;
  readonly account: { readonly id: ChannelAccountId; readonly kind: ChannelKind; readonly sealed: string };
}

/** A message that this process, and no other, may now hand to the provider. */
export interface SendableMessage extends ReservedMessage {
  /** When this process asked for the reservation, by its own clock (epoch milliseconds): the clocks of hosts differ. */
  readonly reservedAtMs: number;
}

/**
 * send: hand it over. unsettled: an earlier sender died with it; its outcome must be found out. wait: the next one may
 * not leave yet. held: the channel account is paused or dead, the tenant suspended, or nobody holds the account's
 * connection; it rings when that is over. elsewhere: only the process that holds the connection may send. empty: nothing waits.
 */
export type NextDelivery = Answering & {
  /** In how many milliseconds the next deadline is due; null when nothing was put off. */
  readonly deadlineInMs: number | null;
  /** Operators' changes of sent messages wait to be carried out. */
  readonly hasOrders: boolean;
  /** What is promised in the conversation has to be worked out anew (keepPromises). */
  readonly isStale: boolean;
} & (
    | { readonly kind: "send"; readonly message: SendableMessage }
    | { readonly kind: "unsettled"; readonly message: ReservedMessage }
    | { readonly kind: "wait"; readonly forMs: number }
    | { readonly kind: "held" }
    | { readonly kind: "elsewhere"; readonly holderId: string }
    | { readonly kind: "empty" }
  );

interface OutboxHead {
  readonly id: MessageId;
  readonly status: DeliveryStatus;
  readonly generation: number | null;
  readonly content: MessageContent;
  readonly file: KeptFile | null;
  readonly quotedExternalId: string | null;
  readonly attempts: number;
  readonly reservedForMs: number | null;
  readonly holdMs: number | null;
}

interface OutboxConversation extends Answering {
  readonly tenantId: TenantId;
  readonly chatId: string;
  readonly isFirst: boolean;
  readonly account: ReservedMessage["account"];
  readonly maySend: boolean;
  /** Who holds the connection of an account that keeps one; null: nobody, or the account keeps none. */
  readonly holderId: string | null;
}

/**
 * Reserves the oldest message of the outbox and silences the outbox bell, under the conversation's lock. One message at a
 * time and strictly in order: nothing is reserved while the one before it has no outcome. An automatic message of an older
 * generation is withdrawn instead. `ownHolderId`: whose connections the caller may send by; the lease is looked at in the
 * statement that locks, so a holder that lost it reserves nothing.
 */
export async function reserveNext(
  db: DataSource,
  conversationId: ConversationId,
  ownHolderId: string | null = null,
): Promise<NextDelivery> {
  const reservedAtMs = Date.now();
  return transact(db, async (manager) => {
    const { tenantId, chatId, isFirst, account, maySend, holderId, ...answering } = await lockOutbox(
      manager,
      conversationId,
    );
    const isElsewhere = holderId !== null && holderId !== ownHolderId;
    for (;;) {
      const { deadlineInMs, isStale, hasOrders, head } = await readOutbox(manager, conversationId);
      if (hasOrders && maySend && isElsewhere && (head === null || (head.holdMs ?? 0) > 0))
        return { kind: "elsewhere", holderId, deadlineInMs, isStale, hasOrders, ...answering };
      if (head === null) return { kind: "empty", deadlineInMs, isStale, hasOrders, ...answering };
      const message = { ...head, tenantId, conversationId, chatId, isFirst, account };
      if (head.status === "reserved") {
        const ttlMs = head.file === null ? RESERVATION_TTL_MS : FILE_RESERVATION_TTL_MS;
        const ageMs = head.reservedForMs ?? ttlMs;
        const leftMs = ttlMs - ageMs;
        return leftMs > 0
          ? {
              kind: "wait",
              forMs: Math.min(leftMs, Math.max(FIRST_LOOK_MS, ageMs)),
              deadlineInMs,
              isStale,
              hasOrders,
              ...answering,
            }
          : { kind: "unsettled", message, deadlineInMs, isStale, hasOrders, ...answering };
      }
      if (head.generation !== null && head.generation !== answering.generation) {
        await withdraw(manager, message);
        continue;
      }
      if (!maySend) return { kind: "held", deadlineInMs, isStale, hasOrders, ...answering };
      if (head.holdMs !== null && head.holdMs > 0)
        return { kind: "wait", forMs: head.holdMs, deadlineInMs, isStale, hasOrders, ...answering };
      if (isElsewhere) return { kind: "elsewhere", holderId, deadlineInMs, isStale, hasOrders, ...answering };
      await reserve(manager, message);
      const sendable = { ...message, attempts: message.attempts + 1, reservedAtMs };
      return { kind: "send", message: sendable, deadlineInMs, isStale, hasOrders, ...answering };
    }
  });
}

/** Reads a message that was reserved when it was written. */
export async function readReserved(db: DataSource, id: MessageId): Promise<ReservedMessage> {
  const [message]: ReservedMessage[] = await db.query(
    `SELECT m.id, m."tenantId", m."conversationId", m.content, ${file} AS file, m.attempts, ${quoted} AS "quotedExternalId",
       c."externalChatId" AS "chatId", c."lastInboundAt" IS NULL AS "isFirst", jsonb_build_object('id', a.id, 'kind', a.kind, 'sealed', a.sealed) AS account
     FROM messages m JOIN conversations c ON c.id = m."conversationId" JOIN channel_accounts a ON a.id = m."channelAccountId"
     WHERE m.id = $1`,
    [id],
  );
  if (message === undefined) throw new Error(`Message ${id} does not exist.`);
  return message;
}

const silenceAndLock = hotStatement<OutboxConversation>(
  "lock-outbox",
  `UPDATE conversations c SET "outboxBell" = 'quiet' FROM channel_accounts a, tenants t
     WHERE c.id = $1 AND a.id = c."channelAccountId" AND t.id = c."tenantId"
     RETURNING c.mode, c.generation, c."tenantId", c."externalChatId" AS "chatId", c."lastInboundAt" IS NULL AS "isFirst",
       a.status = 'active' AND t.status = 'active' AND (a.kind <> '${HELD_KIND}' OR ${holderOf("a")} IS NOT NULL)
         AND NOT ${newChatsHeld("c", "a")} AS "maySend",
       ${holderOf("a")} AS "holderId",
       jsonb_build_object('id', a.id, 'kind', a.kind, 'sealed', a.sealed) AS account`,
);

async function lockOutbox(manager: EntityManager, id: ConversationId): Promise<OutboxConversation> {
  const [conversation] = await silenceAndLock(manager, [id]);
  if (conversation === undefined) throw new Error(`Conversation ${id} does not exist.`);
  return conversation;
}

interface Outbox {
  readonly deadlineInMs: number | null;
  readonly isStale: boolean;
  readonly hasOrders: boolean;
  readonly head: OutboxHead | null;
}

const selectOutbox = hotStatement<Outbox>(
  "read-outbox",
  `SELECT ${selectDeadline("c")} AS "deadlineInMs", ${promisesAreStale("c")} AS "isStale",
       EXISTS (SELECT 1 FROM message_orders o WHERE o."conversationId" = c.id AND o.status = 'waiting') AS "hasOrders", (
       SELECT jsonb_build_object('id', m.id, 'status', m.status, 'generation', m.generation, 'content', m.content, 'file', ${file},
         'attempts', m.attempts, 'quotedExternalId', ${quoted},
         'reservedForMs', extract(epoch FROM clock_timestamp() - m."reservedAt") * 1000,
         'holdMs', extract(epoch FROM m."notBefore" - clock_timestamp()) * 1000)
       FROM messages m WHERE m."conversationId" = c.id AND m.status IN ('queued', 'reserved') ORDER BY m.seq LIMIT 1) AS head
     FROM conversations c WHERE c.id = $1`,
);

/** In a statement after the lock's: its snapshot has everything that was written before the lock was ours. */
async function readOutbox(manager: EntityManager, id: ConversationId): Promise<Outbox> {
  const [outbox] = await selectOutbox(manager, [id]);
  if (outbox === undefined) throw new Error(`Conversation ${id} does not exist.`);
  return outbox;
}

async function reserve(manager: EntityManager, { id }: ReservedMessage): Promise<void> {
  await manager.query(
    `UPDATE messages SET status = 'reserved', "reservedAt" = clock_timestamp(), attempts = attempts + 1 WHERE id = $1`,
    [id],
  );
}

async function withdraw(manager: EntityManager, { id, tenantId, conversationId }: ReservedMessage): Promise<void> {
  await manager.query(`UPDATE messages SET status = 'cancelled', failure = 'takenOver' WHERE id = $1`, [id]);
  await recordEvents(manager, tenantId, [{ kind: "message.changed", conversationId, messageId: id }]);
}
