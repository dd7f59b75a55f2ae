import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ChannelAccountId, ConversationId, TenantId } from "../contracts/ids.ts";
import type { CheckProblem, SessionOrder, SessionProblem, SignInPhase } from "../contracts/telegramAccount.ts";

/**
 * What a personal Telegram account has beside its channel account: how far signing in came, which process may speak for it
 * (until `leaseUntil`, under `epoch`), and how far it has read.
 */
@Entity({ name: "telegram_sessions" })
@Index("telegram_sessions_held", ["holderId"])
export class TelegramSessionRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "telegram_sessions_pkey" }) channelAccountId!: ChannelAccountId;
  @Column("text") tenantId!: TenantId;
  @Column("text", { default: "signedOut" }) phase!: SignInPhase;
  @Column("text", { nullable: true }) problem!: SessionProblem | null;
  @Column("timestamptz", { nullable: true }) waitUntil!: Date | null;
  /** What signing in has gathered so far (entities/signInSecrets.ts); gone when it is over. */
  @Column("text", { nullable: true }) sealed!: string | null;
  @Column("text", { nullable: true }) holderId!: string | null;
  @Column("integer", { default: 0 }) epoch!: number;
  @Column("timestamptz", { nullable: true }) leaseUntil!: Date | null;
  @Column("timestamptz", { nullable: true }) heldSince!: Date | null;
  /** What a person wants the holder to do; it looks every second. */
  @Column("text", { nullable: true }) order!: SessionOrder | null;
  /** The holder that gave it up by order, and leaves it to others for a while. */
  @Column("text", { nullable: true }) movedFrom!: string | null;
  @Column("timestamptz", { nullable: true }) movedAt!: Date | null;
  @Column("integer", { nullable: true }) pts!: number | null;
  @Column("integer", { nullable: true }) qts!: number | null;
  @Column("integer", { nullable: true }) date!: number | null;
  @Column("integer", { nullable: true }) seq!: number | null;
  @Column("integer", { default: 0 }) received!: number;
  @Column("integer", { default: 0 }) stored!: number;
  @Column("timestamptz", { nullable: true }) lastUpdateAt!: Date | null;
  @Column("timestamptz", { nullable: true }) floodUntil!: Date | null;
  /** Since when, and how often, Telegram has refused messages to people who never wrote to the account (PEER_FLOOD). */
  @Column("timestamptz", { nullable: true }) newChatsRefusedAt!: Date | null;
  @Column("integer", { default: 0 }) newChatsRefusals!: number;
  /** When one of them may try again whether the rest may leave, and which. */
  @Column("timestamptz", { nullable: true }) newChatsProbeAt!: Date | null;
  @Column("text", { nullable: true }) newChatsProbeId!: ConversationId | null;
  /** When its holder last looked whether it still works, and what that found. */
  @Column("timestamptz", { nullable: true }) checkedAt!: Date | null;
  @Column("text", { nullable: true }) checkProblem!: CheckProblem | null;
}
