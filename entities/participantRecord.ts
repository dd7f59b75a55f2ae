import { Entity, Index, PrimaryColumn } from "typeorm";
import type { ConversationId, OperatorId } from "../contracts/ids.ts";

/** An operator who follows a conversation of somebody else: they hear of what happens in it. */
@Entity({ name: "participants" })
@Index("participants_operator", ["operatorId"])
export class ParticipantRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "participants_pkey" }) conversationId!: ConversationId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "participants_pkey" }) operatorId!: OperatorId;
}
