import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ChannelAccountId, ContactId, TenantId } from "../contracts/ids.ts";

/** How a contact is known in one channel account. */
@Entity({ name: "contact_identities" })
@Index("contact_identities_contact", ["tenantId", "contactId"])
export class ContactIdentityRecord {
  @PrimaryColumn("text") channelAccountId!: ChannelAccountId;
  @PrimaryColumn("text") externalId!: string;
  @Column("text") tenantId!: TenantId;
  @Column("text") contactId!: ContactId;
  @Column("text", { nullable: true }) username!: string | null;
  /** What the provider wants beside the id, where an id is not enough to write to somebody. */
  @Column("text", { nullable: true }) accessHash!: string | null;
}
