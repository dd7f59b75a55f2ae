import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { BranchId, TenantId } from "../contracts/ids.ts";

/** A node of the company's tree, by which data is scoped. Who sees a branch sees those below it. */
@Entity({ name: "branches" })
@Index("branches_name", ["tenantId", "name"], { unique: true })
export class BranchRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "branches_pkey" }) id!: BranchId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("text", { nullable: true }) parentId!: BranchId | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
