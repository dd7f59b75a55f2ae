import { randomBytes } from "node:crypto";
import type { DataSource } from "typeorm";
import { createChannelAccount } from "../../commands/createChannelAccount.ts";
import { createOperator } from "../../commands/createOperator.ts";
import { createTenant } from "../../commands/createTenant.ts";
import type { OperatorRef } from "../../contracts/actors.ts";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";
import { sealChannelSecrets } from "../../entities/channelSecrets.ts";
import { newId } from "../../entities/newId.ts";
import type { Sealer } from "../../entities/sealing.ts";

export interface Shop {
  readonly tenantId: TenantId;
  readonly channelAccountId: ChannelAccountId;
  /** Begins the ids of its contacts, and the names of their chats: a number follows. */
  readonly mark: string;
  readonly by: OperatorRef;
}

/** A shop in the demo messenger whose people write to its contacts by hand, and whose sequences nothing holds back. */
export async function seedShop(
  db: DataSource,
  sealer: Sealer,
  { mark, token }: { readonly mark: string; readonly token: string },
): Promise<Shop> {
  const touches = { quietHours: null, caps: [], runsPerHour: 1_000_000 };
  const settings = { startMode: "operator", touches } as const;
  const tenantId = await createTenant(db.manager, { name: `Мастерская ${mark}`, settings });
  const channelAccountId = newId("acc");
  const hookSecret = randomBytes(16).toString("hex");
  const sealed = sealChannelSecrets(sealer, { settings: { token }, hookSecret });
  const account = { id: channelAccountId, tenantId, kind: "demo", name: "Бот", sealed } as const;
  await createChannelAccount(db, { ...account, by: { operatorId: null, name: null } });
  const password = randomBytes(16).toString("hex");
  const operator = { name: "Анна", email: `${mark}@example.test`, password, role: "ADMIN" } as const;
  const operatorId = await createOperator(db.manager, { tenantId, ...operator });
  return { tenantId, channelAccountId, mark, by: { operatorId, name: operator.name } };
}

/** Contacts who have written once and were answered, from number `from` on. */
export async function seedContacts(db: DataSource, shop: Shop, from: number, count: number): Promise<void> {
  const { tenantId, channelAccountId, mark } = shop;
  const range = [tenantId, channelAccountId, mark, from, from + count - 1];
  await db.query(
    `WITH people AS (SELECT n, 'ctc_' || $3 || lpad(n::text, 12, '0') AS id FROM generate_series($4::int, $5::int) n
     ), stored AS (
       INSERT INTO contacts (id, "tenantId", name) SELECT id, $1, 'Клиент ' || n FROM people
     )
     INSERT INTO contact_identities ("channelAccountId", "externalId", "tenantId", "contactId")
     SELECT $2, $3 || n, $1, id FROM people`,
    range,
  );
  await db.query(
    `INSERT INTO conversations (id, "tenantId", "channelAccountId", "externalChatId", "contactId", mode, status, "keptFor", "lastActivityAt",
       "lastInboundAt")
     SELECT 'con_' || $3 || lpad(n::text, 12, '0'), $1, $2, $3 || n, 'ctc_' || $3 || lpad(n::text, 12, '0'), 'operator',
       'resolved', 'operator/resolved', now(), now() FROM generate_series($4::int, $5::int) n`,
    range,
  );
}

/** Until when these contacts are to be left alone, as a field of the tenant's own that sequences may wait for. */
export const postponeContacts = (db: DataSource, shop: Shop, until: Date, from: number, count: number) =>
  db.query(
    `UPDATE contacts SET fields = jsonb_build_object('due', $4::float8)
     WHERE "tenantId" = $1 AND id BETWEEN 'ctc_' || $5 || lpad($2::text, 12, '0') AND 'ctc_' || $5 || lpad($3::text, 12, '0')`,
    [shop.tenantId, from, from + count - 1, until.getTime(), shop.mark],
  );
