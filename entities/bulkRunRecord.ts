import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { RequestOrigin } from "../contracts/actors.ts";
import type { BulkAction, BulkRunState } from "../contracts/bulk.ts";
import type { BulkRunId, OperatorId, TenantId } from "../contracts/ids.ts";

/** One order for many conversations. How far it is, its items say. */
@Entity({ name: "bulk_runs" })
@Index("bulk_runs_once", ["operatorId", "clientKey"], { unique: true })
@Index("bulk_runs_working", ["touchedAt"], { where: `state IN ('running', 'undoing')` })
export class BulkRunRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "bulk_runs_pkey" }) id!: BulkRunId;
  @Column("text") tenantId!: TenantId;
  @Column("text") operatorId!: OperatorId;
  /** As it was when the order was given. */
  @Column("text") operatorName!: string;
  @Column("jsonb") origin!: RequestOrigin;
  @Column("text") clientKey!: string;
  @Column("jsonb") action!: BulkAction;
  /** The name of the filter that selected them; null: one by one. */
  @Column("text", { nullable: true }) filter!: string | null;
  @Column("text", { default: "running" }) state!: BulkRunState;
  @Column("integer") total!: number;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  /** When its actor last went on. One that stands still is started again. */
  @Column("timestamptz", { default: () => "now()" }) touchedAt!: Date;
  /** When the work ended, before any undoing. */
  @Column("timestamptz", { nullable: true }) endedAt!: Date | null;
}
