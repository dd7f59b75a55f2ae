import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { SequenceStatus } from "../contracts/endpoints/sequences.ts";
import type { OperatorId, SequenceId, TenantId } from "../contracts/ids.ts";
import type { SequenceDefinition, SequenceKind } from "../contracts/sequence.ts";

/** A touch sequence or an automation: its draft, and which of its versions runs begin by. */
@Entity({ name: "sequences" })
@Index("sequences_by_name", ["tenantId", "name", "id"])
@Index("sequences_active", ["tenantId"], { where: `"status" = 'active'` })
@Index("sequences_once", ["tenantId", "clientKey"], { unique: true })
export class SequenceRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "sequences_pkey" }) id!: SequenceId;
  @Column("text") tenantId!: TenantId;
  @Column("text") kind!: SequenceKind;
  @Column("text") name!: string;
  @Column("text", { default: "draft" }) status!: SequenceStatus;
  @Column("jsonb") draft!: SequenceDefinition;
  /** Counts the changes of the draft. */
  @Column("integer", { default: 1 }) revision!: number;
  @Column("integer", { nullable: true }) publishedVersion!: number | null;
  /** The draft's revision that the published version was made of. */
  @Column("integer", { nullable: true }) publishedRevision!: number | null;
  /** Why it was paused by itself: a stable code. */
  @Column("text", { nullable: true }) pausedWhy!: string | null;
  /** When all contacts were last looked through for those who have begun to fit by time alone, and for which version. */
  @Column("timestamptz", { nullable: true }) passedAt!: Date | null;
  @Column("integer", { nullable: true }) passedVersion!: number | null;
  /** Made by whoever created it, so that a double click creates one. */
  @Column("text") clientKey!: string;
  @Column("text", { nullable: true }) createdById!: OperatorId | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  @Column("timestamptz", { default: () => "now()" }) updatedAt!: Date;
}
