import type { DataSource } from "typeorm";
import { TenantSettings } from "../../contracts/tenantSettings.ts";
import type { AcceptingAccount } from "../../contracts/update.ts";
import { openChannelSecrets } from "../../entities/channelSecrets.ts";
import type { Sealer } from "../../entities/sealing.ts";

/** A change of settings or of the start mode is noticed this late by the webhooks. */
const KEEP_MS = 2_000;

export interface HookAccount {
  readonly accepting: AcceptingAccount;
  readonly hookSecret: string;
}

/** Reads the account of a webhook, once in two seconds at most; null when there is none. */
export function createHookAccounts(db: DataSource, sealer: Sealer): (id: string) => Promise<HookAccount | null> {
  const kept = new Map<string, { readonly account: HookAccount; readonly untilMs: number }>();
  return async (id) => {
    const known = kept.get(id);
    if (known !== undefined && known.untilMs > Date.now()) return known.account;
    const account = await readAccount(db, sealer, id);
    if (account === null) kept.delete(id);
    else kept.set(id, { account, untilMs: Date.now() + KEEP_MS });
    return account;
  };
}

interface AccountRow extends Omit<AcceptingAccount, "startMode"> {
  readonly sealed: string;
  readonly settings: unknown;
}

async function readAccount(db: DataSource, sealer: Sealer, id: string): Promise<HookAccount | null> {
  const [row]: AccountRow[] = await db.query(
    `SELECT a.id, a."tenantId", a.kind, a.sealed, t.settings FROM channel_accounts a JOIN tenants t ON t.id = a."tenantId"
     WHERE a.id = $1`,
    [id],
  );
  if (row === undefined) return null;
  const { sealed, settings, ...account } = row;
  const { startMode } = TenantSettings.parse(settings);
  return { accepting: { ...account, startMode }, hookSecret: openChannelSecrets(sealer, sealed).hookSecret };
}
