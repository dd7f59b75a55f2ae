import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import type { Role } from "../contracts/permissions.ts";

/** A person who works in the console. Signs in by e-mail, which is unique over the installation. */
@Entity({ name: "operators" })
@Index("operators_email", ["email"], { unique: true })
export class OperatorRecord {
  @PrimaryColumn("text") id!: OperatorId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("text") email!: string;
  @Column("text") role!: Role;
  @Column("text") passwordHash!: string;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
