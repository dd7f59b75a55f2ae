import type { DataSource } from "typeorm";
import type { FactValue } from "../contracts/facts.ts";
import type { ApiKeyId, ContactId, TenantId } from "../contracts/ids.ts";
import type { AuthorRef } from "../contracts/actors.ts";
import { ContactReportRecord } from "../entities/contactReportRecord.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

interface Report {
  readonly tenantId: TenantId;
  readonly contactId: ContactId;
  /** The program's own: the same twice is one report. */
  readonly clientKey: string;
  readonly name: string;
  readonly data: Readonly<Record<string, FactValue>>;
  readonly by: AuthorRef & { readonly apiKeyId: ApiKeyId };
}

/** Takes down what a program says has happened to a contact, so that sequences hear of it. When it was first said. */
export function reportOfContact(db: DataSource, report: Report): Promise<Date> {
  const { tenantId, contactId, clientKey, name, data, by } = report;
  return transact(db, async (manager) => {
    const [kept]: { reportedAt: Date }[] = await manager.query(
      `INSERT INTO contact_reports ("tenantId", "clientKey", "contactId", name, data, "apiKeyId")
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING "reportedAt"`,
      [tenantId, clientKey, contactId, name, JSON.stringify(data), by.apiKeyId],
    );
    if (kept === undefined) {
      const { reportedAt } = await manager.getRepository(ContactReportRecord).findOneByOrFail({ tenantId, clientKey });
      return reportedAt;
    }
    await recordAudit(manager, {
      tenantId,
      by,
      action: "contact.reported",
      entityId: contactId,
      after: { name, fields: Object.keys(data) },
    });
    const facts = Object.fromEntries(Object.entries(data).map(([field, value]) => [`event.data.${field}`, value]));
    await recordEvents(manager, tenantId, [
      { kind: "contact.reported", contactId, facts: { "event.name": name, ...facts } },
    ]);
    return kept.reportedAt;
  });
}
