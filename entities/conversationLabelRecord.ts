import { Entity, Index, PrimaryColumn } from "typeorm";
import type { ConversationId, LabelId } from "../contracts/ids.ts";

@Entity({ name: "conversation_labels" })
@Index("conversation_labels_label", ["labelId"])
export class ConversationLabelRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "conversation_labels_pkey" }) conversationId!: ConversationId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "conversation_labels_pkey" }) labelId!: LabelId;
}
