import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ConversationId, MediaId, TenantId } from "../contracts/ids.ts";
import type { FileContent } from "../contracts/message.ts";

/** A file that waits for the reply it goes with; then its row moves to media, under the same id as its blob. */
@Entity({ name: "uploads" })
@Index("uploads_tenant", ["tenantId", "createdAt"])
export class UploadRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "uploads_pkey" }) id!: MediaId;
  @Column("text") tenantId!: TenantId;
  @Column("text") conversationId!: ConversationId;
  /** How it will reach the contact. */
  @Column("jsonb") content!: FileContent;
  @Column("text") mimeType!: string;
  @Column("text") fileName!: string;
  @Column("integer") sizeBytes!: number;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
