import type { DataSource } from "typeorm";
import { HELD_KIND } from "../../contracts/channel.ts";
import type { ChannelKind } from "../../contracts/channel.ts";
import { RESERVATION_TTL_MS } from "../../contracts/delivery.ts";
import type { MessageOrderKind } from "../../contracts/message.ts";
import type { ConversationId, MessageId, MessageOrderId, OperatorId } from "../../contracts/ids.ts";
import { holderOf } from "../telegram/holderOf.ts";

export interface ReservedOrder {
  readonly id: MessageOrderId;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly operatorId: OperatorId;
  readonly operatorName: string;
  readonly kind: MessageOrderKind;
  /** The new words of an edit; the emoji of a reaction, null where none is to be there. */
  readonly text: string | null;
  readonly attempts: number;
  readonly chatId: string;
  readonly externalId: string;
  readonly account: { readonly kind: ChannelKind; readonly sealed: string };
}

/** order: this process, and no other, may carry it out now. wait: the next one may not begin yet. none: nothing may. */
export type NextOrder =
  | { readonly kind: "order"; readonly order: ReservedOrder }
  | { readonly kind: "wait"; readonly forMs: number }
  | { readonly kind: "none" };

interface Head extends ReservedOrder {
  readonly maySend: boolean;
  readonly waitMs: number | null;
}

/**
 * Reserves the oldest order of a conversation: one at a time and in order, so that the last edit is the last. Of an account
 * that keeps a connection, only its holder reserves (`ownHolderId`).
 */
export async function reserveOrder(
  db: DataSource,
  conversationId: ConversationId,
  ownHolderId: string | null = null,
): Promise<NextOrder> {
  return db.transaction(async (manager) => {
    const [head]: Head[] = await manager.query(
      `SELECT o.id, o."conversationId", o."messageId", o."operatorId", w.name AS "operatorName", o.kind, o.text, o.attempts + 1 AS attempts,
         c."externalChatId" AS "chatId", m."externalId", jsonb_build_object('kind', a.kind, 'sealed', a.sealed) AS account,
         a.status = 'active' AND t.status = 'active' AND (a.kind <> '${HELD_KIND}' OR coalesce(${holderOf("a")} = $3, false)) AS "maySend",
         (extract(epoch FROM greatest(o."notBefore", o."reservedAt" + make_interval(secs => $2::float8 / 1000))
           - clock_timestamp()) * 1000)::float8 AS "waitMs"
       FROM message_orders o JOIN messages m ON m.id = o."messageId" JOIN conversations c ON c.id = o."conversationId"
       JOIN channel_accounts a ON a.id = o."channelAccountId" JOIN tenants t ON t.id = o."tenantId"
       JOIN operators w ON w.id = o."operatorId"
       WHERE o."conversationId" = $1 AND o.status = 'waiting' ORDER BY o.id LIMIT 1 FOR UPDATE OF o`,
      [conversationId, RESERVATION_TTL_MS, ownHolderId],
    );
    if (head === undefined || !head.maySend) return { kind: "none" };
    const { maySend: _, waitMs, ...order } = head;
    if (waitMs !== null && waitMs > 0) return { kind: "wait", forMs: Math.ceil(waitMs) };
    await manager.query(
      `UPDATE message_orders SET "reservedAt" = clock_timestamp(), attempts = attempts + 1 WHERE id = $1`,
      [order.id],
    );
    return { kind: "order", order };
  });
}
