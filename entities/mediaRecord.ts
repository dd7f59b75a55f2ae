import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ChannelAccountId, MediaId, MessageId, TenantId } from "../contracts/ids.ts";
import type { MediaStatus } from "../contracts/message.ts";

/** A file of a message: first a promise of the provider, then a blob of ours, or a visible failure. */
@Entity({ name: "media" })
@Index("media_message", ["messageId"])
@Index("media_pending", ["createdAt"], { where: "status = 'pending'" })
export class MediaRecord {
  @PrimaryColumn("text") id!: MediaId;
  @Column("text") tenantId!: TenantId;
  @Column("text") channelAccountId!: ChannelAccountId;
  @Column("text") messageId!: MessageId;
  /** Null for a file that we sent. */
  @Column("text", { nullable: true }) providerFileId!: string | null;
  @Column("text", { default: "pending" }) status!: MediaStatus;
  @Column("text", { nullable: true }) mimeType!: string | null;
  @Column("text", { nullable: true }) fileName!: string | null;
  @Column("bigint", { nullable: true }) sizeBytes!: string | null;
  @Column("text", { nullable: true }) failure!: string | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
