import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";

/** What happened to a message that we do not have yet: a receipt may overtake the answer to the send, an edit its message. */
@Entity({ name: "awaiting_changes" })
@Index("awaiting_changes_message", ["channelAccountId", "messageExternalId"])
export class AwaitingChangeRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "awaiting_changes_pkey" }) channelAccountId!: ChannelAccountId;
  /** The raw update that brought it. */
  @PrimaryColumn("text", { primaryKeyConstraintName: "awaiting_changes_pkey" }) updateKey!: string;
  @Column("text") tenantId!: TenantId;
  @Column("text") messageExternalId!: string;
  /** contracts/messageChange.ts, MessageChange. */
  @Column("jsonb") change!: unknown;
  @Column("timestamptz", { default: () => "now()" }) receivedAt!: Date;
}
