import type { DataSource } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";
import type { SessionOrder } from "../../contracts/telegramAccount.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { recordHappening } from "./recordHappening.ts";

interface OrderToGive {
  readonly tenantId: TenantId;
  readonly channelAccountId: ChannelAccountId;
  readonly order: SessionOrder;
  readonly by: AuditActor;
}

const actions = {
  signOut: { audited: "telegramAccount.signOutOrdered", kind: "signOutOrdered" },
  relocate: { audited: "telegramAccount.relocationOrdered", kind: "relocationOrdered" },
} as const;

/**
 * Leaves an order for the process that holds the account. It lies in Postgres, so it is carried out also where Temporal is
 * away or nobody holds the account yet. Throws channel_account.signed_out, or not_found where it is no such account.
 */
export async function orderOfHolder(
  db: DataSource,
  { tenantId, channelAccountId, order, by }: OrderToGive,
): Promise<void> {
  await transact(db, async (manager) => {
    const [session]: { phase: string }[] = await manager.query(
      `SELECT phase FROM telegram_sessions WHERE "channelAccountId" = $1 AND "tenantId" = $2 FOR UPDATE`,
      [channelAccountId, tenantId],
    );
    if (session === undefined) throw new ProductError("channel_account.not_found");
    if (session.phase !== "signedIn") throw new ProductError("channel_account.signed_out");
    await manager.query(`UPDATE telegram_sessions SET "order" = $2 WHERE "channelAccountId" = $1`, [
      channelAccountId,
      order,
    ]);
    const { audited, kind } = actions[order];
    await recordAudit(manager, { tenantId, by, action: audited, entityId: channelAccountId });
    await recordHappening(manager, { tenantId, channelAccountId }, { kind, by: by.name });
  });
}
