import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type {
  ChannelAccountId,
  ConversationId,
  MessageId,
  MessageOrderId,
  OperatorId,
  TenantId,
} from "../contracts/ids.ts";
import type { MessageOrderKind } from "../contracts/message.ts";

/** waiting: not carried out yet. done: the provider did it. failed: it certainly will not, in its own words. */
export type MessageOrderStatus = "waiting" | "done" | "failed";

/** An operator's order to change a message that was sent, or to react to one that came. Carrying it out twice is harmless, so an unknown outcome is tried again. */
@Entity({ name: "message_orders" })
@Index("message_orders_waiting", ["conversationId", "id"], { where: "status = 'waiting'" })
@Index("message_orders_message", ["messageId", "id"])
export class MessageOrderRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "message_orders_pkey" }) id!: MessageOrderId;
  @Column("text") tenantId!: TenantId;
  @Column("text") conversationId!: ConversationId;
  @Column("text") channelAccountId!: ChannelAccountId;
  @Column("text") messageId!: MessageId;
  @Column("text") operatorId!: OperatorId;
  @Column("text") kind!: MessageOrderKind;
  /** What it is to say, of an edit; the emoji of a reaction. */
  @Column("text", { nullable: true }) text!: string | null;
  @Column("text", { default: "waiting" }) status!: MessageOrderStatus;
  /** The provider's own words. */
  @Column("text", { nullable: true }) failureDetail!: string | null;
  @Column("integer", { default: 0 }) attempts!: number;
  /** Somebody carries it out since then, and nobody else may meanwhile. */
  @Column("timestamptz", { nullable: true }) reservedAt!: Date | null;
  @Column("timestamptz", { nullable: true }) notBefore!: Date | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
