import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";

/** The last QR code by which an operator wanted to sign a phone in. Only the SHA-256 of its token is kept: 32 random bytes need no salt. */
@Entity({ name: "phone_sign_ins" })
@Index("phone_sign_ins_token", ["tokenHash"], { unique: true })
export class PhoneSignInRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "phone_sign_ins_pkey" }) operatorId!: OperatorId;
  @Column("text") tokenHash!: string;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  @Column("timestamptz") expiresAt!: Date;
  @Column("timestamptz", { nullable: true }) usedAt!: Date | null;
}
