import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { CannedReplyId, OperatorId, TeamId, TenantId } from "../contracts/ids.ts";

/** A reply written once: an operator's, a team's, or everybody's. */
@Entity({ name: "canned_replies" })
@Index("canned_replies_tenant", ["tenantId", "shortcut"])
export class CannedReplyRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "canned_replies_pkey" }) id!: CannedReplyId;
  @Column("text") tenantId!: TenantId;
  @Column("text", { nullable: true }) operatorId!: OperatorId | null;
  @Column("text", { nullable: true }) teamId!: TeamId | null;
  @Column("text") shortcut!: string;
  @Column("text") text!: string;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
