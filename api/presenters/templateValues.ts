import type { DataSource } from "typeorm";
import type { Entities } from "../../contracts/extraction.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import type { KnownVariable, TemplateValues } from "../../contracts/template.ts";
import { TenantSettings } from "../../contracts/tenantSettings.ts";

interface Row {
  readonly name: string;
  readonly phone: string | null;
  readonly settings: unknown;
  readonly entities: Entities | null;
}

/** What templates may say of a conversation. Unknown values are absent; a price is never guessed, so it is asked for. */
export async function readTemplateValues(
  db: DataSource,
  conversationId: ConversationId,
  operatorName: string,
): Promise<TemplateValues> {
  const [row]: Row[] = await db.query(
    `SELECT p.name, p.phone, t.settings, (
       SELECT a.extraction->'entities' FROM appeals a WHERE a."conversationId" = c.id ORDER BY a."updatedAt" DESC LIMIT 1) AS entities
     FROM conversations c JOIN contacts p ON p.id = c."contactId" JOIN tenants t ON t.id = c."tenantId" WHERE c.id = $1`,
    [conversationId],
  );
  if (row === undefined) throw new Error(`Conversation ${conversationId} does not exist.`);
  const { shop } = TenantSettings.parse(row.settings);
  const device = row.entities?.devices[0];
  const values: Readonly<Record<KnownVariable, string | null | undefined>> = {
    "contact.name": row.entities?.name ?? row.name,
    "contact.phone": row.phone ?? row.entities?.phone,
    "operator.name": operatorName,
    "appeal.device": device?.model == null ? null : [device.brand, device.model].filter(Boolean).join(" "),
    "appeal.order": row.entities?.orderNumber,
    "shop.name": shop.name,
    "shop.address": shop.address,
    "shop.hours": shop.hours,
    "shop.phone": shop.phone,
  };
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
