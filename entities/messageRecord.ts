import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type {
  ApiKeyId,
  ChannelAccountId,
  ConversationId,
  MessageId,
  OperatorId,
  TenantId,
  TouchRunId,
} from "../contracts/ids.ts";
import type {
  DeliveryFailure,
  DeliveryStatus,
  MessageAuthor,
  MessageContent,
  MessageDirection,
  MessageOrigin,
} from "../contracts/message.ts";

/** One thing said. Numbered within its conversation; no foreign keys here, since the writer already holds the conversation's row. */
@Entity({ name: "messages" })
@Index("messages_seq", ["conversationId", "seq"], { unique: true })
@Index("messages_client_key", ["conversationId", "clientKey"], {
  unique: true,
  where: `"clientKey" IS NOT NULL`,
})
@Index("messages_external", ["channelAccountId", "externalId"], {
  unique: true,
  where: `"externalId" IS NOT NULL`,
})
@Index("messages_album", ["channelAccountId", "albumKey"], { unique: true, where: `"albumKey" IS NOT NULL` })
@Index("messages_outbox", ["conversationId", "seq"], { where: "status IN ('queued', 'reserved')" })
@Index("messages_by_account", ["channelAccountId", "recordedAt"])
export class MessageRecord {
  @PrimaryColumn("text") id!: MessageId;
  @Column("text") tenantId!: TenantId;
  @Column("text") conversationId!: ConversationId;
  @Column("text") channelAccountId!: ChannelAccountId;
  @Column("integer") seq!: number;
  @Column("text") direction!: MessageDirection;
  @Column("text") author!: MessageAuthor;
  @Column("text", { nullable: true }) operatorId!: OperatorId | null;
  /** The API key that wrote it. */
  @Column("text", { nullable: true }) apiKeyId!: ApiKeyId | null;
  /** The run of a touch sequence that wrote it. */
  @Column("text", { nullable: true }) touchRunId!: TouchRunId | null;
  @Column("jsonb") content!: MessageContent;
  @Column("text") status!: DeliveryStatus;
  @Column("text", { nullable: true }) failure!: DeliveryFailure | null;
  @Column("text", { nullable: true }) failureDetail!: string | null;
  /** The provider's id of the message, "<chat>:<message>" where it is unique only within a chat. */
  @Column("text", { nullable: true }) externalId!: string | null;
  @Column("text", { nullable: true }) clientKey!: string | null;
  /** The generation an automatic message was made for; null for what a person wrote or decided to send again. */
  @Column("integer", { nullable: true }) generation!: number | null;
  @Column("timestamptz", { nullable: true }) reservedAt!: Date | null;
  @Column("timestamptz", { nullable: true }) notBefore!: Date | null;
  @Column("integer", { default: 0 }) attempts!: number;
  /** The message that this one answers. */
  @Column("text", { nullable: true }) quotedId!: MessageId | null;
  /** What the pieces of its album share (entities/albumPieceRecord.ts). */
  @Column("text", { nullable: true }) albumKey!: string | null;
  @Column("jsonb", { nullable: true }) origin!: MessageOrigin | null;
  @Column("timestamptz", { nullable: true }) editedAt!: Date | null;
  @Column("timestamptz", { nullable: true }) deletedAt!: Date | null;
  @Column("timestamptz", { nullable: true }) deliveredAt!: Date | null;
  @Column("timestamptz", { nullable: true }) readAt!: Date | null;
  @Column("timestamptz") occurredAt!: Date;
  @Column("timestamptz", { default: () => "now()" }) recordedAt!: Date;
}
