import type { DataSource, EntityManager } from "typeorm";
import type { AuditActor, ConversationRef } from "../../contracts/actors.ts";
import { HELD_KIND } from "../../contracts/channel.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ChannelAccountId, ConversationId, TenantId } from "../../contracts/ids.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { ringWaiting } from "../ringWaiting.ts";
import { transact } from "../transact.ts";

/** Telegram does not say for how long; each further refusal is waited out twice as long. */
const FIRST_PROBE_HOURS = 1;
const PROBE_HOURS_MAX = 24;
/** A probe of which nothing was heard is made again after so long. */
const PROBE_MINUTES = 10;

/** That nothing leaves in conversation `c` of account `a`, because Telegram refuses messages to people who never wrote. SQL. */
export const newChatsHeld = (c: string, a: string): string =>
  `(${a}.kind = '${HELD_KIND}' AND ${c}."lastInboundAt" IS NULL AND EXISTS (
     SELECT 1 FROM telegram_sessions s WHERE s."channelAccountId" = ${a}.id AND s."newChatsRefusedAt" IS NOT NULL
       AND s."newChatsProbeId" IS DISTINCT FROM ${c}.id))`;

interface AccountRef {
  readonly tenantId: TenantId;
  readonly channelAccountId: ChannelAccountId;
}

/** From now on only answers leave, until a probe succeeds or a person says so. */
export async function holdNewChats(db: DataSource, { tenantId, channelAccountId }: AccountRef): Promise<void> {
  await transact(db, async (manager) => {
    await manager.query(
      `UPDATE telegram_sessions SET "newChatsRefusedAt" = coalesce("newChatsRefusedAt", clock_timestamp()), "newChatsProbeId" = NULL,
         "newChatsRefusals" = "newChatsRefusals" + 1,
         "newChatsProbeAt" = clock_timestamp() + make_interval(hours => least($2 * 2 ^ least("newChatsRefusals", 10), $3)::int)
       WHERE "channelAccountId" = $1`,
      [channelAccountId, FIRST_PROBE_HOURS, PROBE_HOURS_MAX],
    );
    await recordEvents(manager, tenantId, [{ kind: "channelAccount.changed", channelAccountId }]);
  });
}

/** A first message has left: whatever waited may follow, and its bells ring. Changes nothing where nothing was refused. */
export async function releaseNewChats(db: DataSource, account: AccountRef): Promise<void> {
  await transact(db, (manager) => release(manager, account));
}

/** A person knows that Telegram has taken its refusal back. Returns the actors to ring. */
export async function resumeNewChats(
  db: DataSource,
  account: AccountRef & { readonly by: AuditActor },
): Promise<readonly ConversationRef[]> {
  const { tenantId, channelAccountId, by } = account;
  return transact(db, async (manager) => {
    const found: unknown[] = await manager.query(
      `SELECT 1 FROM telegram_sessions WHERE "channelAccountId" = $1 AND "tenantId" = $2`,
      [channelAccountId, tenantId],
    );
    if (found.length === 0) throw new ProductError("channel_account.not_found");
    await recordAudit(manager, {
      tenantId,
      by,
      action: "telegramAccount.newChatsResumed",
      entityId: channelAccountId,
    });
    return release(manager, account);
  });
}

async function release(manager: EntityManager, { tenantId, channelAccountId }: AccountRef) {
  const [, released]: [unknown, number] = await manager.query(
    `UPDATE telegram_sessions SET "newChatsRefusedAt" = NULL, "newChatsRefusals" = 0, "newChatsProbeAt" = NULL, "newChatsProbeId" = NULL
     WHERE "channelAccountId" = $1 AND "newChatsRefusedAt" IS NOT NULL`,
    [channelAccountId],
  );
  if (released === 0) return [];
  await recordEvents(manager, tenantId, [{ kind: "channelAccount.changed", channelAccountId }]);
  return ringWaiting(manager, [channelAccountId]);
}

/** Lets one waiting first message of each account whose time has come try again, the oldest; returns the actors to ring. */
export async function probeNewChats(db: DataSource, holderId: string): Promise<readonly ConversationRef[]> {
  const [probing]: [{ id: ConversationId }[], number] = await db.query(
    `WITH due AS (
       SELECT s."channelAccountId", (
         SELECT m."conversationId" FROM messages m JOIN conversations c ON c.id = m."conversationId"
         WHERE m."channelAccountId" = s."channelAccountId" AND m.status = 'queued' AND c."lastInboundAt" IS NULL
         ORDER BY m.id LIMIT 1) AS "conversationId"
       FROM telegram_sessions s WHERE s."holderId" = $1 AND s."newChatsRefusedAt" IS NOT NULL AND s."newChatsProbeAt" <= clock_timestamp())
     UPDATE telegram_sessions s SET "newChatsProbeId" = due."conversationId",
       "newChatsProbeAt" = clock_timestamp() + make_interval(mins => $2)
     FROM due WHERE due."channelAccountId" = s."channelAccountId" AND due."conversationId" IS NOT NULL
     RETURNING s."newChatsProbeId" AS id`,
    [holderId, PROBE_MINUTES],
  );
  if (probing.length === 0) return [];
  return db.query(
    `SELECT c.id AS "conversationId", c."tenantId", a.kind AS "channelKind", c.mode, c.generation
     FROM conversations c JOIN channel_accounts a ON a.id = c."channelAccountId" WHERE c.id = ANY($1)`,
    [probing.map(({ id }) => id)],
  );
}
