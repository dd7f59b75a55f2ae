import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { AppealStatus } from "../contracts/appeal.ts";
import type { EntityField, Extraction } from "../contracts/extraction.ts";
import type { AppealId, ContactId, ConversationId, TenantId } from "../contracts/ids.ts";

/** What the contact wants now. A conversation has at most one open appeal; closed ones are its history. */
@Entity({ name: "appeals" })
@Index("appeals_open", ["conversationId"], { unique: true, where: "status = 'open'" })
@Index("appeals_conversation", ["conversationId", "createdAt"])
export class AppealRecord {
  @PrimaryColumn("text") id!: AppealId;
  @Column("text") tenantId!: TenantId;
  @Column("text") conversationId!: ConversationId;
  @Column("text") contactId!: ContactId;
  @Column("text", { default: "open" }) status!: AppealStatus;
  @Column("jsonb") extraction!: Extraction;
  @Column("jsonb", { default: () => "'[]'" }) handEdited!: EntityField[];
  @Column("text") extractedBy!: string;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  @Column("timestamptz", { default: () => "now()" }) updatedAt!: Date;
}
