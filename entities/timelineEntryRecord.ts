import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { CompanyId, ContactId, OperatorId, TenantId } from "../contracts/ids.ts";
import type { TimelineKind } from "../contracts/timeline.ts";

/** One line in the history of a company, of a contact, or of both. */
@Entity({ name: "timeline_entries" })
@Index("timeline_entries_key", ["tenantId", "key"], { unique: true })
@Index("timeline_entries_company", ["companyId", "occurredAt", "id"], { where: `"companyId" IS NOT NULL` })
@Index("timeline_entries_contact", ["contactId", "occurredAt", "id"], { where: `"contactId" IS NOT NULL` })
export class TimelineEntryRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "timeline_entries_pkey" }) id!: string;
  @Column("text") tenantId!: TenantId;
  /** Names what happened, so that to write it again changes nothing. */
  @Column("text") key!: string;
  @Column("text", { nullable: true }) companyId!: CompanyId | null;
  @Column("text", { nullable: true }) contactId!: ContactId | null;
  @Column("text") kind!: TimelineKind;
  /** Null for what happened by itself. */
  @Column("text", { nullable: true }) operatorId!: OperatorId | null;
  /** What the console needs to say it in words: ids, states, numbers; of the kind's own shape. */
  @Column("jsonb", { default: () => "'{}'" }) facts!: Record<string, unknown>;
  @Column("timestamptz", { default: () => "now()" }) occurredAt!: Date;
}
