import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";
import type { TelegramAccountHappening } from "../contracts/telegramAccountEvent.ts";

/** One line of what happened to a personal account's connection. */
@Entity({ name: "telegram_account_events" })
@Index("telegram_account_events_recent", ["channelAccountId", "seq"])
export class TelegramAccountEventRecord {
  @PrimaryGeneratedColumn("identity", {
    type: "integer",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "telegram_account_events_pkey",
  })
  seq!: number;
  @Column("text") tenantId!: TenantId;
  @Column("text") channelAccountId!: ChannelAccountId;
  @Column("jsonb") happening!: TelegramAccountHappening;
  @Column("timestamptz", { default: () => "clock_timestamp()" }) at!: Date;
}
