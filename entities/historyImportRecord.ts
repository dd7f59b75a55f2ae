import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";
import type { ImportStatus } from "../contracts/historyImport.ts";

/** The importing of what was written in an account before it was connected. Its chats: entities/importedChatRecord.ts. */
@Entity({ name: "history_imports" })
export class HistoryImportRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "history_imports_pkey" }) channelAccountId!: ChannelAccountId;
  @Column("text") tenantId!: TenantId;
  @Column("text") status!: ImportStatus;
  /** Nothing older is imported; null: everything is. */
  @Column("timestamptz", { nullable: true }) since!: Date | null;
  /** Grows with each order to begin: an actor that works for an older one does nothing any more. */
  @Column("integer", { default: 1 }) run!: number;
  /** Whether all chats are listed in imported_chats. */
  @Column("boolean", { default: false }) isListed!: boolean;
  @Column("integer", { default: 0 }) imported!: number;
  /** Telegram asked to wait until then. */
  @Column("timestamptz", { nullable: true }) waitUntil!: Date | null;
  @Column("timestamptz", { default: () => "now()" }) startedAt!: Date;
  @Column("timestamptz", { nullable: true }) endedAt!: Date | null;
}
