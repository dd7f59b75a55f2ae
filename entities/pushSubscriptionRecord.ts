import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";

/** A browser that wants to be told though neither a console nor the dialer is open in it. */
@Entity({ name: "push_subscriptions" })
@Index("push_subscriptions_operator", ["operatorId"])
export class PushSubscriptionRecord {
  /** SHA-256 of the address, so that a browser that subscribes again is the same one. */
  @PrimaryColumn("text", { primaryKeyConstraintName: "push_subscriptions_pkey" }) id!: string;
  @Column("text") operatorId!: OperatorId;
  /** The address and its keys: whoever knows them can write to the browser. */
  @Column("text") sealed!: string;
  /** The dialer's session that it belongs to; null for a console, which is told of other things. */
  @Column("uuid", { nullable: true }) phoneSessionId!: string | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
