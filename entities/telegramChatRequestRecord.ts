import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ChannelAccountId, ChatRequestId, TenantId } from "../contracts/ids.ts";
import type { FoundChat } from "../contracts/telegramChat.ts";

/** Whom an operator wants to write to first, and who that is in Telegram; gone as soon as it is answered. */
@Entity({ name: "telegram_chat_requests" })
@Index("telegram_chat_requests_account", ["channelAccountId"])
export class TelegramChatRequestRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "telegram_chat_requests_pkey" }) id!: ChatRequestId;
  @Column("text") tenantId!: TenantId;
  @Column("text") channelAccountId!: ChannelAccountId;
  /** A phone number or a name (contracts/telegramChat.ts). */
  @Column("text") address!: string;
  @Column("jsonb", { nullable: true }) found!: FoundChat | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
