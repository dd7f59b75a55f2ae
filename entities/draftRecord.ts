import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ComposerMode } from "../contracts/draft.ts";
import type { ConversationId, OperatorId, TenantId } from "../contracts/ids.ts";

/** What an operator has begun to write. A cleared one stays, so that an older write which comes late does not revive it. */
@Entity({ name: "drafts" })
export class DraftRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "drafts_pkey" }) operatorId!: OperatorId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "drafts_pkey" }) conversationId!: ConversationId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "drafts_pkey" }) mode!: ComposerMode;
  @Column("text") tenantId!: TenantId;
  @Column("text") text!: string;
  @Column("timestamptz") typedAt!: Date;
}
