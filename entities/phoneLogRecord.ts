import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { DeviceId, DeviceLogId, TenantId } from "../contracts/ids.ts";

/** A part of a phone's log. One that is sent twice is kept once, by the hash of what was sent. */
@Entity({ name: "phone_logs" })
@Index("phone_logs_hash", ["deviceId", "hash"], { unique: true })
@Index("phone_logs_time", ["deviceId", "occurredAt"])
@Index("phone_logs_age", ["occurredAt"])
export class PhoneLogRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "phone_logs_pkey" }) id!: DeviceLogId;
  @Column("text") tenantId!: TenantId;
  @Column("text") deviceId!: DeviceId;
  @Column("text") hash!: string;
  @Column("text") levelSummary!: string;
  @Column("text") source!: string;
  @Column("text") text!: string;
  /** As in phone_telemetry. */
  @Column("timestamptz") occurredAt!: Date;
}
