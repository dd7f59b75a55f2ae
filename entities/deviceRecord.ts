import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { DeviceId, OperatorId, TenantId } from "../contracts/ids.ts";

/** A registered phone running the dialer. It is the same phone while the operator and the id it gave itself are the same. */
@Entity({ name: "devices" })
@Index("devices_external", ["operatorId", "externalId"], { unique: true })
@Index("devices_tenant", ["tenantId", "lastSeenAt"])
export class DeviceRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "devices_pkey" }) id!: DeviceId;
  @Column("text") tenantId!: TenantId;
  @Column("text") operatorId!: OperatorId;
  @Column("text") externalId!: string;
  @Column("text", { default: "" }) name!: string;
  @Column("text", { default: "android" }) platform!: string;
  @Column("text", { default: "" }) appVersion!: string;
  @Column("timestamptz", { nullable: true }) lastSeenAt!: Date | null;
  @Column("timestamptz", { nullable: true }) lastPollAt!: Date | null;
  @Column("text", { nullable: true }) lastAddress!: string | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  /** The session by which it was last heard of. */
  @Column("uuid", { nullable: true }) sessionId!: string | null;
  /** The HTTP status by which its last question for a call was answered, as it says. */
  @Column("integer", { nullable: true }) lastPollCode!: number | null;
  @Column("boolean", { default: false }) queueStuck!: boolean;
  @Column("integer", { default: 0 }) stuckCount!: number;
  @Column("integer", { nullable: true }) oldestStuckSeconds!: number | null;
  @Column("boolean", { nullable: true }) isEncrypted!: boolean | null;
  @Column("text", { nullable: true }) errorCode!: string | null;
  @Column("text", { nullable: true }) errorMessage!: string | null;
  @Column("integer", { nullable: true }) batteryPercent!: number | null;
  /** About how many rows of telemetry it has: they are counted when written, and set right when the oldest are removed. */
  @Column("integer", { default: 0 }) telemetryKept!: number;
}
