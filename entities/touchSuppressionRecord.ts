import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ContactId, OperatorId, TenantId } from "../contracts/ids.ts";

/** A contact who wants no touches. */
@Entity({ name: "touch_suppressions" })
export class TouchSuppressionRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "touch_suppressions_pkey" }) contactId!: ContactId;
  @Column("text") tenantId!: TenantId;
  @Column("text") why!: "unsubscribed" | "byHand";
  @Column("text", { nullable: true }) byId!: OperatorId | null;
  @Column("timestamptz", { default: () => "now()" }) since!: Date;
}
