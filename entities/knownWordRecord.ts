import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { TenantId } from "../contracts/ids.ts";

/** A word that has been written to or by a tenant. Sought words find their other forms and their misspellings here. */
@Entity({ name: "known_words" })
@Index("known_words_keys", ["keys"], { type: "gin" })
export class KnownWordRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "known_words_pkey" }) tenantId!: TenantId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "known_words_pkey" }) word!: string;
  /** What it has in common with its other forms, and what it sounds like; each begins with the tenant's tag. */
  @Column("text", { array: true }) keys!: string[];
}
