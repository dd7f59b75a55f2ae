import type { DataSource } from "typeorm";
import type { CallReport, CallStep } from "../../contracts/call.ts";
import type { CallRequestId } from "../../contracts/ids.ts";

interface StepRow extends Omit<CallStep, "at"> {
  readonly at: Date;
}

interface ReportRow extends Omit<CallReport, "receivedAt"> {
  readonly receivedAt: Date;
}

const presentStep = (row: StepRow): CallStep => ({ ...row, at: row.at.toISOString() });
const presentReport = (row: ReportRow): CallReport => ({ ...row, receivedAt: row.receivedAt.toISOString() });

/** What happened to a call, in order. */
export async function readCallSteps(db: DataSource, id: CallRequestId): Promise<CallStep[]> {
  const rows: StepRow[] = await db.query(
    `SELECT s.id, s.kind, s.reason, s.outcome, s.at,
       (SELECT o.name FROM operators o WHERE o.id = s."operatorId") AS "operatorName"
     FROM call_steps s WHERE s."callRequestId" = $1 ORDER BY s.at, s.id`,
    [id],
  );
  return rows.map(presentStep);
}

/** Everything phones said of it, in order. */
export async function readCallReports(db: DataSource, id: CallRequestId): Promise<CallReport[]> {
  const rows: ReportRow[] = await db.query(
    `SELECT id, source, outcome, "durationSeconds", "resolveMethod", counts, reason, "clockOffSeconds", note, "receivedAt"
     FROM call_reports WHERE "callRequestId" = $1 ORDER BY "receivedAt", id`,
    [id],
  );
  return rows.map(presentReport);
}
