import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ChannelAccountId } from "../contracts/ids.ts";

/** How far an account has read a channel or a supergroup: each is numbered by itself (https://core.telegram.org/api/updates). */
@Entity({ name: "telegram_channel_states" })
export class TelegramChannelStateRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "telegram_channel_states_pkey" })
  channelAccountId!: ChannelAccountId;
  /** As Bot API writes it: "-100<channel>". */
  @PrimaryColumn("text", { primaryKeyConstraintName: "telegram_channel_states_pkey" }) chatId!: string;
  @Column("integer") pts!: number;
}
