import { Column, Entity, PrimaryColumn } from "typeorm";
import type { OperatorId, SequenceId, TenantId } from "../contracts/ids.ts";
import type { SequenceDefinition } from "../contracts/sequence.ts";

/** A definition as it was published. Never changed again, so whoever has read one may keep it. */
@Entity({ name: "sequence_versions" })
export class SequenceVersionRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "sequence_versions_pkey" }) sequenceId!: SequenceId;
  @PrimaryColumn("integer", { primaryKeyConstraintName: "sequence_versions_pkey" }) version!: number;
  @Column("text") tenantId!: TenantId;
  @Column("jsonb") definition!: SequenceDefinition;
  @Column("text", { nullable: true }) publishedById!: OperatorId | null;
  @Column("timestamptz", { default: () => "now()" }) publishedAt!: Date;
}
