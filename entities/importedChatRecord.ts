import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ChannelAccountId } from "../contracts/ids.ts";

/** How far the importing of a chat's history came, from its newest message backwards. */
@Entity({ name: "imported_chats" })
export class ImportedChatRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "imported_chats_pkey" }) channelAccountId!: ChannelAccountId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "imported_chats_pkey" }) chatId!: string;
  /** The newest first. */
  @Column("integer") position!: number;
  @Column("text", { nullable: true }) accessHash!: string | null;
  /** What is older than this message is still to be imported; null before the first page. */
  @Column("integer", { nullable: true }) beforeId!: number | null;
  @Column("boolean", { default: false }) isDone!: boolean;
}
