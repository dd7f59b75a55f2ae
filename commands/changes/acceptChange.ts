import type { DataSource } from "typeorm";
import type { MessageChange } from "../../contracts/messageChange.ts";
import type { AcceptingAccount } from "../../contracts/update.ts";
import type { Accepted, Raw } from "../acceptUpdate.ts";
import { applyChange } from "./applyChange.ts";

/**
 * Stores what happened to a message, once. Where the message is not there yet the change waits for it: whoever brings the
 * message applies it then (applyAwaiting).
 */
export async function acceptChange(
  db: DataSource,
  account: AcceptingAccount,
  change: MessageChange,
  { key, body }: Raw,
): Promise<Accepted> {
  return db.transaction(async (manager) => {
    const fresh: unknown[] = await manager.query(
      `INSERT INTO raw_updates ("channelAccountId", "externalId", "tenantId", status, body)
       VALUES ($1, $2, $3, 'parsed', $4) ON CONFLICT DO NOTHING RETURNING 1`,
      [account.id, key, account.tenantId, JSON.stringify(body)],
    );
    if (fresh.length === 0) return { duplicate: true, ring: [], media: [] };
    const applied = await applyChange(manager, account.id, change, key);
    if (applied === null) {
      await manager.query(
        `INSERT INTO awaiting_changes ("channelAccountId", "updateKey", "tenantId", "messageExternalId", change)
         VALUES ($1, $2, $3, $4, $5)`,
        [account.id, key, account.tenantId, change.externalId, JSON.stringify(change)],
      );
    }
    return { duplicate: false, ring: applied ?? [], media: [] };
  });
}
