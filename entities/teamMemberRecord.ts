import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { OperatorId, TeamId } from "../contracts/ids.ts";

/** That an operator belongs to a team. */
@Entity({ name: "team_members" })
@Index("team_members_operator", ["operatorId"])
export class TeamMemberRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "team_members_pkey" }) teamId!: TeamId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "team_members_pkey" }) operatorId!: OperatorId;
  /** When the team's line last gave them a conversation: the turn of the round-robin. */
  @Column("timestamptz", { nullable: true }) servedAt!: Date | null;
}
