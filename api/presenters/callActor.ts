import type { DataSource } from "typeorm";
import type { CallReport, CallStep } from "../../contracts/call.ts";
import type { CallRequestId } from "../../contracts/ids.ts";

/** What happened to a call, in order. */
export async function readCallSteps(db: DataSource, id: CallRequestId): Promise<CallStep[]> {
  const rows: (Omit<CallStep, "at"> & { at: Date })[] = await db.query(
    `SELECT s.id, s.kind, s.reason, s.outcome, s.at,
       (SELECT o.name FROM operators o WHERE o.id = s."operatorId") AS "operatorName"
     FROM call_steps s WHERE s."callRequestId" = $1 ORDER BY s.at, s.id`,
    [id],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Everything phones said of it, in order. */
export async function readCallReports(db: DataSource, id: CallRequestId): Promise<CallReport[]> {
  const rows: (Omit<CallReport, "receivedAt"> & { receivedAt: Date })[] = await db.query(
    `SELECT id, source, outcome, "durationSeconds", "resolveMethod", counts, reason, "clockOffSeconds", "receivedAt"
     FROM call_reports WHERE "callRequestId" = $1 ORDER BY "receivedAt", id`,
    [id],
  );
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
}
