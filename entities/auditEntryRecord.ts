import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { AuditAction, AuditedFields } from "../contracts/audit.ts";
import type { ApiKeyId, ConversationId, OperatorId, TenantId } from "../contracts/ids.ts";

/**
 * Who changed what, written in the change's own transaction. A trigger refuses every UPDATE, DELETE and TRUNCATE. Names
 * are kept as they were; tenantId is null where a sign-in failed for an address that belongs to nobody.
 */
@Entity({ name: "audit_entries" })
@Index("audit_entries_tenant", ["tenantId", "occurredAt", "id"])
@Index("audit_entries_operator", ["tenantId", "operatorId", "occurredAt"])
@Index("audit_entries_entity", ["tenantId", "entityId", "occurredAt"])
@Index("audit_entries_conversation", ["tenantId", "conversationId", "occurredAt"])
export class AuditEntryRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "audit_entries_pkey" }) id!: string;
  @Column("text", { nullable: true }) tenantId!: TenantId | null;
  @Column("text", { nullable: true }) operatorId!: OperatorId | null;
  @Column("text", { nullable: true }) apiKeyId!: ApiKeyId | null;
  @Column("text", { nullable: true }) operatorName!: string | null;
  @Column("text") action!: AuditAction;
  @Column("text", { nullable: true }) entityId!: string | null;
  @Column("text", { nullable: true }) conversationId!: ConversationId | null;
  @Column("jsonb", { default: () => "'{}'" }) before!: AuditedFields;
  @Column("jsonb", { default: () => "'{}'" }) after!: AuditedFields;
  @Column("text", { nullable: true }) address!: string | null;
  @Column("text", { nullable: true }) requestId!: string | null;
  @Column("timestamptz", { default: () => "clock_timestamp()" }) occurredAt!: Date;
}
