import { Column, Entity, PrimaryColumn } from "typeorm";

/** Counters of rate-limiter-flexible, which names the columns. Unlogged: a crash forgets them, and nobody misses a minute. */
@Entity({ name: "request_limits" })
export class RequestLimitRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "request_limits_pkey" }) key!: string;
  @Column("integer", { default: 0 }) points!: number;
  /** Unix time in milliseconds. */
  @Column("bigint", { nullable: true }) expire!: string | null;
}
