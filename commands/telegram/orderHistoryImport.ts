import type { DataSource } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ImportReach } from "../../contracts/historyImport.ts";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";

interface ImportOrder {
  readonly tenantId: TenantId;
  readonly channelAccountId: ChannelAccountId;
  readonly by: AuditActor;
}

const days: Readonly<Record<ImportReach, number | null>> = { month: 30, quarter: 90, all: null };

/**
 * Begins to import an account's history, or goes on with the import that is running. One that ended is begun anew: what it
 * has stored is not stored again. Throws channel_account.signed_out, or not_found where it is no such account.
 */
export async function beginHistoryImport(
  db: DataSource,
  { tenantId, channelAccountId, reach, by }: ImportOrder & { readonly reach: ImportReach },
): Promise<void> {
  await transact(db, async (manager) => {
    const [session]: { phase: string }[] = await manager.query(
      `SELECT phase FROM telegram_sessions WHERE "channelAccountId" = $1 AND "tenantId" = $2 FOR UPDATE`,
      [channelAccountId, tenantId],
    );
    if (session === undefined) throw new ProductError("channel_account.not_found");
    if (session.phase !== "signedIn") throw new ProductError("channel_account.signed_out");
    const [begun]: unknown[] = await manager.query(
      `INSERT INTO history_imports AS i ("channelAccountId", "tenantId", status, since)
       VALUES ($1, $2, 'running', now() - make_interval(days => $3::integer))
       ON CONFLICT ("channelAccountId") DO UPDATE SET status = 'running', since = EXCLUDED.since, run = i.run + 1,
         "isListed" = false, imported = 0, "waitUntil" = NULL, "startedAt" = now(), "endedAt" = NULL
         WHERE i.status <> 'running' RETURNING 1`,
      [channelAccountId, tenantId, days[reach]],
    );
    if (begun === undefined) return;
    await manager.query(`DELETE FROM imported_chats WHERE "channelAccountId" = $1`, [channelAccountId]);
    const action = "telegramAccount.importBegun";
    await recordAudit(manager, { tenantId, by, action, entityId: channelAccountId, after: { reach } });
    await recordEvents(manager, tenantId, [{ kind: "channelAccount.changed", channelAccountId }]);
  });
}

/** Stops an import after the page that is being stored; one that has ended stays as it is. */
export async function stopHistoryImport(
  db: DataSource,
  { tenantId, channelAccountId, by }: ImportOrder,
): Promise<void> {
  await transact(db, async (manager) => {
    const [stopped]: [unknown[], number] = await manager.query(
      `UPDATE history_imports SET status = 'stopped', "endedAt" = now(), "waitUntil" = NULL
       WHERE "channelAccountId" = $1 AND "tenantId" = $2 AND status = 'running' RETURNING 1`,
      [channelAccountId, tenantId],
    );
    if (stopped.length === 0) return;
    const action = "telegramAccount.importStopped";
    await recordAudit(manager, { tenantId, by, action, entityId: channelAccountId });
    await recordEvents(manager, tenantId, [{ kind: "channelAccount.changed", channelAccountId }]);
  });
}
