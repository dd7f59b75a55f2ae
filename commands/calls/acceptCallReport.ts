import type { DataSource, EntityManager } from "typeorm";
import type { CallRef } from "../../contracts/callActor.ts";
import type { ReportSource } from "../../contracts/call.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CallRequestId, OperatorId } from "../../contracts/ids.ts";
import type { PhoneReport } from "../../contracts/phone/calls.ts";
import { newId } from "../../entities/newId.ts";
import { hashToken } from "../hashToken.ts";
import { transact } from "../transact.ts";
import { judgeReport } from "./betterReport.ts";
import type { Verdict } from "./betterReport.ts";
import { lockCall } from "./lockCall.ts";
import type { LockedCall } from "./lockCall.ts";
import { callMadeAgain } from "./callMadeAgain.ts";
import { readReport } from "./readReport.ts";
import type { ReadReport } from "./readReport.ts";
import { tellOfCall } from "./tellOfCall.ts";

interface ReportToAccept {
  readonly callRequestId: CallRequestId;
  /** Whose phone says it: of another operator's calls it may say nothing. */
  readonly operatorId: OperatorId;
  readonly report: PhoneReport;
  /** As it was sent. */
  readonly payload: unknown;
}

/** Where a report changed what is known of a call. */
interface Accepted {
  readonly ring: CallRef;
  readonly source: ReportSource;
}

/**
 * Takes what a phone says of a call. Every report is kept, once; the better one counts, whenever and in whatever order they
 * come. Null where nothing changed. Throws call.not_found.
 */
export function acceptCallReport(db: DataSource, accepting: ReportToAccept): Promise<Accepted | null> {
  const { callRequestId: askedAboutId, operatorId, report, payload } = accepting;
  return transact(db, async (manager) => {
    const asked = await lockCall(manager, askedAboutId);
    if (asked.operatorId !== operatorId) throw new ProductError("call.not_found");
    const fingerprint = hashToken(JSON.stringify(payload));
    if (await isKnown(manager, askedAboutId, fingerprint)) return null;

    const receivedAt = new Date();
    const read = readReport(report, asked.claimedAt ?? asked.createdAt, receivedAt);
    const call = await callMadeAgain(manager, asked, read);
    const verdict = judge(call, read, receivedAt);
    if (verdict.counts) await count(manager, call, read);
    const kept = { askedAboutId, fingerprint, payload, receivedAt };
    await keepReport(manager, call, read, verdict, kept);
    if (!verdict.counts) return null;
    const step = { kind: "reported", operatorId, reason: verdict.reason, note: read.note } as const;
    const ring = await tellOfCall(manager, call.id, step);
    return { ring, source: read.source };
  });
}

async function isKnown(manager: EntityManager, id: CallRequestId, fingerprint: string): Promise<boolean> {
  const known: unknown[] = await manager.query(
    `SELECT 1 FROM call_reports WHERE "askedAboutId" = $1 AND fingerprint = $2`,
    [id, fingerprint],
  );
  return known.length > 0;
}

function judge(call: LockedCall, read: ReadReport, receivedAt: Date): Verdict {
  const verdict = judgeReport(call.outcome === null ? null : call, read);
  const begunAt = call.claimedAt ?? call.createdAt;
  const isLate = receivedAt.getTime() > begunAt.getTime() + call.lateWithinSeconds * 1_000;
  return verdict.counts && isLate ? { counts: false, reason: "tooLate" } : verdict;
}

/** What the better report does not say stays as the earlier said it; but an end belongs to its own start. */
async function count(manager: EntityManager, { id }: LockedCall, read: ReadReport): Promise<void> {
  const { outcome, startedAt, endedAt, durationSeconds, direction, resolveMethod, attemptsCount, actionSource } = read;
  await manager.query(`UPDATE call_reports SET counts = false WHERE "callRequestId" = $1 AND counts`, [id]);
  await manager.query(
    `UPDATE call_requests SET state = $2, outcome = $3, "startedAt" = coalesce($4, "startedAt"), "endedAt" = $5,
       "durationSeconds" = coalesce($6, "durationSeconds"), direction = coalesce($7, direction),
       "resolveMethod" = coalesce($8, "resolveMethod"), "attemptsCount" = coalesce($9, "attemptsCount"),
       "actionSource" = coalesce($10, "actionSource"), "reportedAt" = now(), "claimedAt" = coalesce("claimedAt", now())
     WHERE id = $1`,
    [
      id,
      outcome === "unknown" ? "unknown" : "reported",
      outcome,
      startedAt,
      endedAt,
      durationSeconds,
      direction,
      resolveMethod,
      attemptsCount,
      actionSource,
    ],
  );
}

interface Kept {
  readonly askedAboutId: CallRequestId;
  readonly fingerprint: string;
  readonly payload: unknown;
  readonly receivedAt: Date;
}

async function keepReport(
  manager: EntityManager,
  { id, tenantId }: LockedCall,
  { source, outcome, durationSeconds, resolveMethod, clockOffSeconds, note }: ReadReport,
  { counts, reason }: Verdict,
  { askedAboutId, fingerprint, payload, receivedAt }: Kept,
): Promise<void> {
  await manager.query(
    `INSERT INTO call_reports (id, "tenantId", "callRequestId", "askedAboutId", source, fingerprint, payload, outcome,
       "durationSeconds", "resolveMethod", counts, reason, "clockOffSeconds", note, "receivedAt")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      newId("crp"),
      tenantId,
      id,
      askedAboutId,
      source,
      fingerprint,
      JSON.stringify(payload),
      outcome,
      durationSeconds,
      resolveMethod,
      counts,
      reason,
      clockOffSeconds,
      note,
      receivedAt,
    ],
  );
}
