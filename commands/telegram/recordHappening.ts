import type { DataSource, EntityManager } from "typeorm";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";
import type { TelegramAccountHappening } from "../../contracts/telegramAccountEvent.ts";

/** Of each account so much is kept. */
const KEPT_DAYS = 180;

interface AccountRef {
  readonly channelAccountId: ChannelAccountId;
  readonly tenantId: TenantId;
}

/** Writes down what happened to an account's connection, in the change's own transaction where there is one. */
export async function recordHappening(
  manager: EntityManager | DataSource,
  { channelAccountId, tenantId }: AccountRef,
  happening: TelegramAccountHappening,
): Promise<void> {
  await manager.query(
    `WITH forgotten AS (
       DELETE FROM telegram_account_events WHERE "channelAccountId" = $1 AND at < now() - make_interval(days => $4)
     ), told AS (
       INSERT INTO events ("tenantId", kind, "channelAccountId") VALUES ($2, 'channelAccount.changed', $1)
     )
     INSERT INTO telegram_account_events ("channelAccountId", "tenantId", happening) VALUES ($1, $2, $3)`,
    [channelAccountId, tenantId, JSON.stringify(happening), KEPT_DAYS],
  );
}
