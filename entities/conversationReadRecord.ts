import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ConversationId, OperatorId } from "../contracts/ids.ts";

/** What one operator has seen of a conversation (commands/unreadOf.ts). */
@Entity({ name: "conversation_reads" })
@Index("conversation_reads_left", ["operatorId"], { where: `"isLeft"` })
export class ConversationReadRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "conversation_reads_pkey" }) operatorId!: OperatorId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "conversation_reads_pkey" }) conversationId!: ConversationId;
  /** The last message that they have had on screen. */
  @Column("integer", { default: 0 }) seenSeq!: number;
  /** The conversation's own at the time: once that has moved on, what they had seen by then counts no more. */
  @Column("integer") readSeq!: number;
  /** How many they have seen of what was new; fewer by one than there were where they left it unread. */
  @Column("integer") seen!: number;
  /** They left it unread: it is new to them whosever it is. */
  @Column("boolean", { default: false }) isLeft!: boolean;
}
