import { Column, Entity, PrimaryColumn } from "typeorm";

/** How far the indexer has read the log of events: one row, read and moved on by whoever indexes. */
@Entity({ name: "search_position" })
export class SearchPositionRecord {
  @PrimaryColumn("boolean", { default: true, primaryKeyConstraintName: "search_position_pkey" }) isOnly!: true;
  @Column("bigint", { default: () => "0" }) transaction!: string;
  @Column("bigint", { default: () => "0" }) seq!: string;
}
