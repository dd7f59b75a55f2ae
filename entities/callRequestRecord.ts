import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ActionSource, CallDirection, CallOutcome, CallState, ResolveMethod } from "../contracts/call.ts";
import type { BranchId, CallRequestId, CompanyId, ContactId, OperatorId, TenantId } from "../contracts/ids.ts";

/** "This operator should call this number now", and what became of it. */
@Entity({ name: "call_requests" })
@Index("call_requests_waiting", ["operatorId", "createdAt", "id"], { where: `"state" = 'waiting'` })
@Index("call_requests_once", ["tenantId", "requestedById", "clientKey"], {
  unique: true,
  where: `"clientKey" IS NOT NULL`,
})
@Index("call_requests_once_by_key", ["tenantId", "clientKey"], {
  unique: true,
  where: `"requestedById" IS NULL AND "clientKey" IS NOT NULL`,
})
@Index("call_requests_ringing", ["bellRungAt"], { where: `"bell" = 'ringing'` })
@Index("call_requests_live", ["createdAt"], { where: `"state" IN ('waiting', 'claimed')` })
@Index("call_requests_requested", ["requestedById", "createdAt"], { where: `"requestedById" IS NOT NULL` })
@Index("call_requests_device", ["operatorId", "deviceId", "claimedAt"], { where: `"state" = 'claimed'` })
@Index("call_requests_again", ["againOfId"], { where: `"againOfId" IS NOT NULL` })
@Index("call_requests_list", ["tenantId", "createdAt", "id"])
@Index("call_requests_operator", ["tenantId", "operatorId", "createdAt", "id"])
@Index("call_requests_company", ["companyId", "createdAt"], { where: `"companyId" IS NOT NULL` })
@Index("call_requests_contact", ["contactId", "createdAt"], { where: `"contactId" IS NOT NULL` })
export class CallRequestRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "call_requests_pkey" }) id!: CallRequestId;
  @Column("text") tenantId!: TenantId;
  /** Who is to call. */
  @Column("text") operatorId!: OperatorId;
  @Column("text", { nullable: true }) requestedById!: OperatorId | null;
  /** The branch of the operator when it was asked for: statistics of a branch do not move with people. */
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("text", { nullable: true }) companyId!: CompanyId | null;
  @Column("text", { nullable: true }) contactId!: ContactId | null;
  @Column("text") phoneTyped!: string;
  /** E.164, where it could be read as a number. */
  @Column("text", { nullable: true }) phone!: string | null;
  @Column("text", { default: "" }) note!: string;
  @Column("boolean", { default: false }) isColdCall!: boolean;
  @Column("text", { default: "waiting" }) state!: CallState;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  @Column("timestamptz") expiresAt!: Date;
  @Column("timestamptz", { nullable: true }) claimedAt!: Date | null;
  /** The phone that took it, by the id it gave itself. */
  @Column("text", { nullable: true }) deviceId!: string | null;
  @Column("text", { nullable: true }) outcome!: CallOutcome | null;
  @Column("timestamptz", { nullable: true }) startedAt!: Date | null;
  @Column("timestamptz", { nullable: true }) endedAt!: Date | null;
  @Column("integer", { nullable: true }) durationSeconds!: number | null;
  @Column("text", { nullable: true }) direction!: CallDirection | null;
  @Column("text", { nullable: true }) resolveMethod!: ResolveMethod | null;
  @Column("integer", { nullable: true }) attemptsCount!: number | null;
  @Column("text", { nullable: true }) actionSource!: ActionSource | null;
  /** When the result that counts was reported. */
  @Column("timestamptz", { nullable: true }) reportedAt!: Date | null;
  /** Made by whoever asked, so that a double click asks once. */
  @Column("text", { nullable: true }) clientKey!: string | null;
  /** Counts the changes of state: of two facts about a call the higher is newer. */
  @Column("integer", { default: 0 }) version!: number;
  /** Whether its actor has heard of the last change. */
  @Column("text", { default: "heard" }) bell!: "ringing" | "heard";
  @Column("timestamptz", { default: () => "now()" }) bellRungAt!: Date;
  /** When phones that do not ask were told that it waits. */
  @Column("timestamptz", { nullable: true }) pushedAt!: Date | null;
  /** The tenant's times when it was asked for. */
  @Column("integer", { default: 1800 }) resultWithinSeconds!: number;
  @Column("integer", { default: 604800 }) lateWithinSeconds!: number;
  /** The call that was made once more from the history of the phone. */
  @Column("text", { nullable: true }) againOfId!: CallRequestId | null;
}
