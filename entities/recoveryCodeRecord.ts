import { Entity, PrimaryColumn } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";

/** A code that replaces the authenticator app once; its row goes when it is used. Kept as SHA-256: it is 80 random bits. */
@Entity({ name: "recovery_codes" })
export class RecoveryCodeRecord {
  @PrimaryColumn("text") operatorId!: OperatorId;
  @PrimaryColumn("text") codeHash!: string;
}
