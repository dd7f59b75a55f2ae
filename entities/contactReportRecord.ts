import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { FactValue } from "../contracts/facts.ts";
import type { ApiKeyId, ContactId, TenantId } from "../contracts/ids.ts";

/** Something that a program said has happened to a contact. The program's own key makes a repeat the same report. */
@Entity({ name: "contact_reports" })
@Index("contact_reports_contact", ["contactId", "reportedAt"])
export class ContactReportRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "contact_reports_pkey" }) tenantId!: TenantId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "contact_reports_pkey" }) clientKey!: string;
  @Column("text") contactId!: ContactId;
  @Column("text") name!: string;
  @Column("jsonb") data!: Readonly<Record<string, FactValue>>;
  @Column("text") apiKeyId!: ApiKeyId;
  @Column("timestamptz", { default: () => "now()" }) reportedAt!: Date;
}
