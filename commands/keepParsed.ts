import type { EntityManager } from "typeorm";
import type { AcceptingAccount } from "../contracts/update.ts";

/** Keeps an update that was understood, as it came; false where it was kept before. */
export async function keepParsed(
  manager: EntityManager,
  account: AcceptingAccount,
  key: string,
  body: unknown,
): Promise<boolean> {
  const kept: unknown[] = await manager.query(
    `INSERT INTO raw_updates ("channelAccountId", "externalId", "tenantId", status, body)
     VALUES ($1, $2, $3, 'parsed', $4) ON CONFLICT DO NOTHING RETURNING 1`,
    [account.id, key, account.tenantId, JSON.stringify(body)],
  );
  return kept.length > 0;
}
