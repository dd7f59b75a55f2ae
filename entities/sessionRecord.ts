import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";

/** Where an operator works: in a browser, or by the dialer on a phone. */
export type SessionKind = "console" | "phone";

/**
 * One sign-in. `rotation` numbers its refresh tokens, and only the current number works; tokens are signed, so nothing
 * secret stands here. `endedAt` blacklists every token of the session.
 */
@Entity({ name: "sessions" })
@Index("sessions_operator", ["operatorId"])
export class SessionRecord {
  @PrimaryColumn("uuid") id!: string;
  @Column("text") operatorId!: OperatorId;
  @Column("text", { default: "console" }) kind!: SessionKind;
  @Column("integer", { default: 0 }) rotation!: number;
  @Column("timestamptz", { default: () => "now()" }) rotatedAt!: Date;
  @Column("timestamptz") expiresAt!: Date;
  @Column("timestamptz", { nullable: true }) endedAt!: Date | null;
  /** Where from and with what it began, for its owner to recognize. */
  @Column("text", { nullable: true }) address!: string | null;
  @Column("text", { nullable: true }) userAgent!: string | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
