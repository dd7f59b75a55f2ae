import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ChannelAccountId, ConversationId } from "../contracts/ids.ts";

/** Up to which message an operator has read a conversation, until its account's holder has told the contact. */
@Entity({ name: "telegram_read_marks" })
@Index("telegram_read_marks_account", ["channelAccountId"])
export class TelegramReadMarkRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "telegram_read_marks_pkey" }) conversationId!: ConversationId;
  @Column("text") channelAccountId!: ChannelAccountId;
  @Column("integer") upToSeq!: number;
}
