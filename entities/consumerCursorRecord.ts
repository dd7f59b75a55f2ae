import { Column, Entity, PrimaryColumn } from "typeorm";

/** How far a consumer of the log of events has read. Its row is its lock: one process at a time reads on. */
@Entity({ name: "consumer_cursors" })
export class ConsumerCursorRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "consumer_cursors_pkey" }) name!: string;
  @Column("bigint") transaction!: string;
  @Column("bigint") seq!: string;
}
