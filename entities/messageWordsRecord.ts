import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ConversationId, MessageId, TenantId } from "../contracts/ids.ts";

/** The terms under which a message is found. Written after the message by the indexer; can be dropped and made again. */
@Entity({ name: "message_words" })
@Index("message_words_recent", ["tenantId", "occurredAt", "messageId"])
@Index("message_words_conversation", ["conversationId"])
@Index("message_words_terms", ["terms"], { type: "gin" })
export class MessageWordsRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "message_words_pkey" }) messageId!: MessageId;
  @Column("text") tenantId!: TenantId;
  @Column("text") conversationId!: ConversationId;
  @Column("timestamptz") occurredAt!: Date;
  @Column("tsvector") terms!: string;
}
