import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { BranchId, OperatorId, TenantId } from "../contracts/ids.ts";
import type { Presence } from "../contracts/person.ts";
import type { DataScope, Role } from "../contracts/permissions.ts";

/** A person who works in the console. Signs in by e-mail, which is unique over the installation. */
@Entity({ name: "operators" })
@Index("operators_email", ["email"], { unique: true })
@Index("operators_tenant", ["tenantId", "name"])
export class OperatorRecord {
  @PrimaryColumn("text") id!: OperatorId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("text") email!: string;
  @Column("text") role!: Role;
  @Column("text", { default: "GLOBAL" }) scope!: DataScope;
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("boolean", { default: false }) isInstallationAdmin!: boolean;
  /** Null while they have chosen none: they were only invited, or sign in by the identity provider alone. */
  @Column("text", { nullable: true }) passwordHash!: string | null;
  /** Since when they are no longer only invited. */
  @Column("timestamptz", { nullable: true, default: () => "now()" }) joinedAt!: Date | null;
  /** Stands under what they write to contacts. */
  @Column("text", { default: "" }) signature!: string;
  /** What they chose; counts only while `seenAt` is recent. */
  @Column("text", { default: "online" }) presence!: Presence;
  /** When a console of theirs was last connected, to about a minute. */
  @Column("timestamptz", { nullable: true }) seenAt!: Date | null;
  @Column("integer", { nullable: true }) maxOpenConversations!: number | null;
  @Column("timestamptz", { nullable: true }) deactivatedAt!: Date | null;
  /** The sealed secret of the authenticator app. */
  @Column("text", { nullable: true }) totpSealed!: string | null;
  /** A sealed secret that no code has confirmed yet. */
  @Column("text", { nullable: true }) totpPending!: string | null;
  /** The time step of the last accepted code: it and those before it are spent. */
  @Column("integer", { nullable: true }) totpStep!: number | null;
  /** Completed by the defaults of contracts/notification.ts when read. */
  @Column("jsonb", { default: () => "'{}'" }) notificationSettings!: Record<string, unknown>;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
