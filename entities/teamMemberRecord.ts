import { Entity, Index, PrimaryColumn } from "typeorm";
import type { OperatorId, TeamId } from "../contracts/ids.ts";

/** That an operator belongs to a team. */
@Entity({ name: "team_members" })
@Index("team_members_operator", ["operatorId"])
export class TeamMemberRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "team_members_pkey" }) teamId!: TeamId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "team_members_pkey" }) operatorId!: OperatorId;
}
