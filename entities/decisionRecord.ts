import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { DecisionKind } from "../contracts/conversation.ts";
import type { ConversationId, DecisionId, MessageId, TenantId } from "../contracts/ids.ts";

/** Why something happened in a conversation. The unique key is a turn's idempotency key: it is decided once. */
@Entity({ name: "decisions" })
@Index("decisions_once", ["conversationId", "afterSeq", "generation", "kind"], {
  unique: true,
  where: `kind IN ('answered', 'askedOperator', 'stayedSilent', 'superseded', 'takenOver', 'handedBack', 'closed')`,
})
@Index("decisions_conversation", ["conversationId", "decidedAt"])
export class DecisionRecord {
  @PrimaryColumn("text") id!: DecisionId;
  @Column("text") tenantId!: TenantId;
  @Column("text") conversationId!: ConversationId;
  @Column("text") kind!: DecisionKind;
  @Column("text") reason!: string;
  @Column("integer") afterSeq!: number;
  @Column("integer") generation!: number;
  @Column("text") by!: string;
  @Column("real", { nullable: true }) confidence!: number | null;
  @Column("jsonb", { default: () => "'{}'" }) inputs!: Record<string, unknown>;
  @Column("text", { nullable: true }) messageId!: MessageId | null;
  @Column("timestamptz", { default: () => "now()" }) decidedAt!: Date;
}
