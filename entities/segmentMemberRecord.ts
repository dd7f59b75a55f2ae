import { Entity, PrimaryColumn } from "typeorm";
import type { ContactId, SequenceId } from "../contracts/ids.ts";

/** Who fitted a segment of a sequence, by its place among the triggers, when last looked at: only who begins to fit begins a run. */
@Entity({ name: "segment_members" })
export class SegmentMemberRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "segment_members_pkey" }) sequenceId!: SequenceId;
  @PrimaryColumn("integer", { primaryKeyConstraintName: "segment_members_pkey" }) place!: number;
  @PrimaryColumn("text", { primaryKeyConstraintName: "segment_members_pkey" }) contactId!: ContactId;
}
