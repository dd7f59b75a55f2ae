import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ContactId, MessageId, TenantId, TouchRunId } from "../contracts/ids.ts";

/** One touch of a contact, as the caps count them: from when it was queued, unless it failed. */
@Entity({ name: "contact_touches" })
@Index("contact_touches_of", ["contactId", "at"])
export class ContactTouchRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "contact_touches_pkey" }) messageId!: MessageId;
  @Column("text") tenantId!: TenantId;
  @Column("text") contactId!: ContactId;
  @Column("text") runId!: TouchRunId;
  @Column("timestamptz") at!: Date;
}
