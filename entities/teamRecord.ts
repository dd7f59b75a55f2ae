import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { BusinessHours } from "../contracts/businessHours.ts";
import type { QueueFact, TeamOrder } from "../contracts/queue.ts";
import type { SlaPolicy } from "../contracts/sla.ts";
import type { BranchId, TeamId, TenantId } from "../contracts/ids.ts";
import type { Bell } from "./conversationRecord.ts";

/** Operators who share a queue of conversations. */
@Entity({ name: "teams" })
@Index("teams_awake", ["queueBellRungAt"], { where: `"queueBell" <> 'quiet'` })
@Index("teams_name", ["tenantId", "name"], { unique: true })
export class TeamRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "teams_pkey" }) id!: TeamId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  /** How the line is served: contracts/queue.ts. */
  @Column("text", { default: "roundRobin" }) order!: TeamOrder;
  @Column("integer", { nullable: true, default: 120 }) ladderSeconds!: number | null;
  @Column("jsonb", { nullable: true }) businessHours!: BusinessHours | null;
  @Column("text", { nullable: true }) offHoursText!: string | null;
  /** contracts/sla.ts; null: the company's. */
  @Column("jsonb", { nullable: true }) sla!: SlaPolicy | null;
  /** Wakes the team's actor, as a conversation's bells wake its own. Triggers ring it, whoever changed what it depends on. */
  @Column("text", { default: "quiet" }) queueBell!: Bell;
  @Column("text", { nullable: true }) queueBellReason!: QueueFact | null;
  @Column("timestamptz", { nullable: true }) queueBellRungAt!: Date | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
