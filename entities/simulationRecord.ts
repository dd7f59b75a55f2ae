import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ContactId, OperatorId, SequenceId, SimulationId, TenantId } from "../contracts/ids.ts";
import type { SequenceDefinition } from "../contracts/sequence.ts";
import type { Simulation, SimulationOver, SimulationReport } from "../contracts/simulation.ts";

/** A definition that somebody tries. It changes nothing outside its row. */
@Entity({ name: "simulations" })
@Index("simulations_once", ["operatorId", "clientKey"], { unique: true })
@Index("simulations_working", ["touchedAt"], { where: `status = 'running'` })
export class SimulationRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "simulations_pkey" }) id!: SimulationId;
  @Column("text") tenantId!: TenantId;
  @Column("text") operatorId!: OperatorId;
  @Column("text") sequenceId!: SequenceId;
  @Column("text") clientKey!: string;
  @Column("jsonb") definition!: SequenceDefinition;
  @Column("jsonb") over!: SimulationOver;
  /** Whom of the past it is tried on: those whom its operator saw. Empty where contacts are invented. */
  @Column("text", { array: true }) contactIds!: ContactId[];
  @Column("text", { default: "running" }) status!: Simulation["status"];
  @Column("integer", { default: 0 }) done!: number;
  @Column("integer") total!: number;
  @Column("jsonb", { nullable: true }) report!: SimulationReport | null;
  @Column("timestamptz", { default: () => "now()" }) startedAt!: Date;
  /** When somebody last went on with it. One that stands still is started again. */
  @Column("timestamptz", { default: () => "now()" }) touchedAt!: Date;
}
