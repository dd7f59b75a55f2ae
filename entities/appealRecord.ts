import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { AppealStatus } from "../contracts/appeal.ts";
import type { StageReason } from "../contracts/funnel.ts";
import type { EntityField, Extraction } from "../contracts/extraction.ts";
import type { AppealId, ContactId, ConversationId, PipelineId, StageId, TenantId } from "../contracts/ids.ts";

/**
 * What the contact wants now. A conversation has at most one open appeal; closed ones are its history. A new one begins in
 * the first stage of the default pipeline: a trigger puts it there, writes its first move and tells of it.
 */
@Entity({ name: "appeals" })
@Index("appeals_open", ["conversationId"], { unique: true, where: "status = 'open'" })
@Index("appeals_conversation", ["conversationId", "createdAt"])
@Index("appeals_stage", ["tenantId", "stageId", "stageSince", "id", "amount"])
@Index("appeals_stage_open", ["tenantId", "stageId", "stageSince", "id", "amount"], { where: "status = 'open'" })
@Index("appeals_contact", ["contactId", "createdAt"])
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
  /** Of what was understood; a move through the funnel does not change it. */
  @Column("timestamptz", { default: () => "now()" }) updatedAt!: Date;
  @Column("text") pipelineId!: PipelineId;
  @Column("text") stageId!: StageId;
  @Column("timestamptz", { default: () => "now()" }) stageSince!: Date;
  @Column("text", { default: "start" }) stageReason!: StageReason;
  @Column("text", { default: "" }) title!: string;
  /** Kopecks. */
  @Column("bigint", { nullable: true }) amount!: string | null;
  @Column("text", { default: "RUB" }) currency!: "RUB";
  /** Of the deal: its stage, title and amount. */
  @Column("integer", { default: 1 }) version!: number;
}
