import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { BulkRunId, ConversationId } from "../contracts/ids.ts";

/** begun: its order may have been given already; whoever goes on looks whether it was. undone, kept: after undoing. */
export type BulkOutcome = "waiting" | "begun" | "done" | "skipped" | "undone" | "kept";

/** One conversation of a bulk run. */
@Entity({ name: "bulk_items" })
@Index("bulk_items_next", ["runId", "outcome", "position"])
export class BulkItemRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "bulk_items_pkey" }) runId!: BulkRunId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "bulk_items_pkey" }) conversationId!: ConversationId;
  @Column("integer") position!: number;
  @Column("text", { default: "waiting" }) outcome!: BulkOutcome;
  /** Why it was skipped or kept. */
  @Column("text", { nullable: true }) reason!: string | null;
  /** What the conversation was like when its turn came, and right after. */
  @Column("jsonb", { nullable: true }) before!: unknown;
  @Column("jsonb", { nullable: true }) after!: unknown;
}
