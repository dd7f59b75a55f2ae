import type { DataSource } from "typeorm";
import { callDueAt } from "./calls/callFact.ts";
import { waitsInLine, waitsSince } from "./queueLine.ts";

/**
 * Rings bells that should not be silent: an actor that was lost between silencing a bell and doing its work (ended by hand,
 * or gone with Temporal's database) leaves a message unanswered, or a reply unsent, that nothing else would come back to.
 * A call whose time is over and whose actor has done nothing about it was lost with it just so.
 * What has waited for less than five minutes may still be in somebody's hands.
 */
export async function ringForgotten(db: DataSource): Promise<void> {
  await db.query(
    `UPDATE conversations c SET "inboundBell" = 'ringing', "bellRungAt" = now()
     WHERE mode = 'bot' AND "inboundBell" = 'quiet'
       AND "lastInboundAt" BETWEEN now() - interval '1 day' AND now() - interval '5 minutes'
       AND EXISTS (SELECT 1 FROM messages WHERE "conversationId" = c.id AND direction = 'in' AND seq > c."answeredSeq")`,
  );
  await db.query(
    `UPDATE conversations SET "outboxBell" = 'ringing', "bellRungAt" = now()
     WHERE "outboxBell" = 'quiet' AND id IN (
       SELECT m."conversationId" FROM messages m JOIN channel_accounts a ON a.id = m."channelAccountId" JOIN tenants t ON t.id = a."tenantId"
       WHERE m.status IN ('queued', 'reserved') AND a.status = 'active' AND t.status = 'active'
         AND greatest(m."notBefore", m."reservedAt", m."recordedAt") < now() - interval '5 minutes'
       UNION SELECT o."conversationId" FROM message_orders o JOIN channel_accounts a ON a.id = o."channelAccountId" JOIN tenants t ON t.id = a."tenantId"
       WHERE o.status = 'waiting' AND a.status = 'active' AND t.status = 'active'
         AND greatest(o."notBefore", o."reservedAt", o."createdAt") < now() - interval '5 minutes')`,
  );
  await db.query(
    `UPDATE conversations SET "outboxBell" = 'ringing', "bellRungAt" = now()
     WHERE "outboxBell" = 'quiet' AND ("snoozedUntil" < now() - interval '5 minutes' OR "slaAlarmAt" < now() - interval '5 minutes' OR id IN (
       SELECT "conversationId" FROM scheduled_replies
       WHERE status = 'waiting' AND "dueAt" < now() - interval '5 minutes'))`,
  );
  await db.query(
    `SELECT ring_queue(t.id, 'conversationWaiting') FROM teams t WHERE "queueBell" = 'quiet' AND "order" <> 'byHand' AND EXISTS (
       SELECT 1 FROM conversations c WHERE c."teamId" = t.id AND (
         (${waitsInLine("c")} AND ${waitsSince("c")} < now() - interval '1 minute')
         OR c."takeBackAt" < now() - interval '1 minute')) ORDER BY t.id`,
  );
  await db.query(
    `UPDATE call_requests c SET bell = 'ringing', "bellRungAt" = now()
     WHERE state IN ('waiting', 'claimed') AND bell = 'heard' AND ${callDueAt("c")} < now() - interval '1 minute'`,
  );
}
