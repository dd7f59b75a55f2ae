import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { TelemetryKind } from "../contracts/device.ts";
import type { DeviceId, TenantId } from "../contracts/ids.ts";

/** One measurement of a phone's. Named by its batch and its place there, so that a batch sent twice is kept once. */
@Entity({ name: "phone_telemetry" })
@Index("phone_telemetry_time", ["deviceId", "occurredAt"])
@Index("phone_telemetry_age", ["occurredAt"])
@Index("phone_telemetry_refused", ["deviceId", "occurredAt"], { where: `"httpCode" >= 400` })
export class PhoneTelemetryRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "phone_telemetry_pkey" }) deviceId!: DeviceId;
  /** The hash of what was sent. */
  @PrimaryColumn("text", { primaryKeyConstraintName: "phone_telemetry_pkey" }) batch!: string;
  @PrimaryColumn("integer", { primaryKeyConstraintName: "phone_telemetry_pkey" }) position!: number;
  @Column("text") tenantId!: TenantId;
  @Column("text") kind!: TelemetryKind;
  @Column("text") endpoint!: string;
  @Column("integer", { nullable: true }) httpCode!: number | null;
  @Column("integer", { nullable: true }) valueMs!: number | null;
  @Column("jsonb") extra!: Record<string, unknown>;
  /** By the phone's clock where that is believable, else when it arrived. */
  @Column("timestamptz") occurredAt!: Date;
}
