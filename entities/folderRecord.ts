import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ConversationQuery } from "../contracts/conversationQuery.ts";
import type { ConversationSort } from "../contracts/endpoints/conversations.ts";
import type { FolderId, OperatorId, TenantId } from "../contracts/ids.ts";
import type { LabelColor } from "../contracts/label.ts";

/** A query that somebody has saved under a name. */
@Entity({ name: "folders" })
@Index("folders_of", ["tenantId", "operatorId", "position"])
export class FolderRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "folders_pkey" }) id!: FolderId;
  @Column("text") tenantId!: TenantId;
  /** Whose it is; null for one that everybody of the tenant has. */
  @Column("text", { nullable: true }) operatorId!: OperatorId | null;
  @Column("text") name!: string;
  @Column("text") color!: LabelColor;
  @Column("jsonb") query!: ConversationQuery;
  @Column("text") sort!: ConversationSort;
  /** Among those of the same owner, from 0. */
  @Column("integer") position!: number;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
