import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ConversationId, MessageId, OperatorId } from "../contracts/ids.ts";

/** That a private note calls an operator by name. */
@Entity({ name: "mentions" })
@Index("mentions_operator", ["operatorId", "conversationId"])
export class MentionRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "mentions_pkey" }) messageId!: MessageId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "mentions_pkey" }) operatorId!: OperatorId;
  @Column("text") conversationId!: ConversationId;
}
