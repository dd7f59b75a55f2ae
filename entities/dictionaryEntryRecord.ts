import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { DictionaryKind } from "../contracts/dictionary.ts";
import type { DictionaryEntryId, TenantId } from "../contracts/ids.ts";
import type { LabelColor } from "../contracts/label.ts";

/** A word of one of the lists that a tenant keeps for itself. */
@Entity({ name: "dictionary_entries" })
@Index("dictionary_entries_name", ["tenantId", "kind", "name"], { unique: true })
export class DictionaryEntryRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "dictionary_entries_pkey" }) id!: DictionaryEntryId;
  @Column("text") tenantId!: TenantId;
  @Column("text") kind!: DictionaryKind;
  @Column("text") name!: string;
  @Column("text") color!: LabelColor;
}
