import { Column, Entity, PrimaryColumn } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";
import type { LinkKind } from "../contracts/person.ts";

/** The one living link of an operator to choose a password by. Only the SHA-256 of its token is kept: 32 random bytes need no salt. */
@Entity({ name: "person_links" })
export class PersonLinkRecord {
  @PrimaryColumn("text") operatorId!: OperatorId;
  @Column("text") kind!: LinkKind;
  @Column("text", { unique: true }) tokenHash!: string;
  @Column("timestamptz") expiresAt!: Date;
}
