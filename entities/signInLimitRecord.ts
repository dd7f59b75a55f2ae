import { Column, Entity, PrimaryColumn } from "typeorm";

/** Counters of rate-limiter-flexible, which names the columns. Keys are hashes: nobody's e-mail or address stands here. */
@Entity({ name: "sign_in_limits" })
export class SignInLimitRecord {
  @PrimaryColumn("text") key!: string;
  @Column("integer", { default: 0 }) points!: number;
  /** Unix time in milliseconds. */
  @Column("bigint", { nullable: true }) expire!: string | null;
}
