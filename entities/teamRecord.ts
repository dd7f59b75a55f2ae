import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { BranchId, TeamId, TenantId } from "../contracts/ids.ts";

/** Operators who share a queue of conversations. */
@Entity({ name: "teams" })
@Index("teams_name", ["tenantId", "name"], { unique: true })
export class TeamRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "teams_pkey" }) id!: TeamId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
