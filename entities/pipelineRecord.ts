import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { PipelineId, TenantId } from "../contracts/ids.ts";

/** A way that appeals go. Every tenant has one by default: a trigger makes it with the tenant. */
@Entity({ name: "pipelines" })
@Index("pipelines_name", ["tenantId", "name"], { unique: true, where: `"archivedAt" IS NULL` })
@Index("pipelines_default", ["tenantId"], { unique: true, where: `"isDefault"` })
export class PipelineRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "pipelines_pkey" }) id!: PipelineId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("boolean", { default: false }) isDefault!: boolean;
  @Column("timestamptz", { nullable: true }) archivedAt!: Date | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
