import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { FactValue } from "../contracts/facts.ts";
import type { MessageId, TouchRunId } from "../contracts/ids.ts";
import type { TouchEventKind } from "../contracts/touchEvent.ts";

/** What a run is to hear, or has heard: by its place in the log, so that to deliver it twice changes nothing. Gone with the run's end. */
@Entity({ name: "touch_run_events" })
@Index("touch_run_events_unheard", ["runId", "transaction", "seq"], { where: `NOT "isHeard"` })
export class TouchRunEventRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "touch_run_events_pkey" }) runId!: TouchRunId;
  @PrimaryColumn("bigint", { primaryKeyConstraintName: "touch_run_events_pkey" }) transaction!: string;
  @PrimaryColumn("bigint", { primaryKeyConstraintName: "touch_run_events_pkey" }) seq!: string;
  @Column("text") kind!: TouchEventKind;
  @Column("jsonb") facts!: Record<string, FactValue>;
  @Column("text", { nullable: true }) messageId!: MessageId | null;
  @Column("timestamptz") at!: Date;
  @Column("boolean", { default: false }) isHeard!: boolean;
}
