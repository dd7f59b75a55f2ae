import type { ActionSource, CallDirection, ReportSource } from "../../contracts/call.ts";
import type { PhoneReport } from "../../contracts/phone/calls.ts";
import type { Known } from "./betterReport.ts";
import { plausibleStart } from "./plausibleStart.ts";

/** A report by our own clock and in our own words. */
export interface ReadReport extends Known {
  readonly source: ReportSource;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly direction: CallDirection | null;
  readonly attemptsCount: number | null;
  readonly actionSource: ActionSource | null;
  readonly note: string;
  readonly clockOffSeconds: number | null;
}

/**
 * Reads a phone's report of a call that it got at `claimedAt`. The end is what the phone said, moved with the start; else
 * the start and the duration, where there was any talk.
 */
export function readReport(report: PhoneReport, claimedAt: Date, receivedAt: Date): ReadReport {
  const outcome = report.call_status ?? null;
  const resolveMethod = report.resolve_method ?? null;
  const durationSeconds = report.call_duration_seconds ?? null;
  const said = report.call_started_at ? new Date(report.call_started_at) : null;
  const start = said === null ? null : plausibleStart({ startedAt: said, claimedAt, receivedAt });
  const clockOffSeconds = start?.clockOffSeconds ?? null;
  const startedAt = start?.startedAt ?? null;
  return {
    outcome,
    resolveMethod,
    durationSeconds,
    startedAt,
    endedAt: endOf(),
    clockOffSeconds,
    source: isFromLog() ? "callLog" : "phone",
    direction: report.direction ?? null,
    attemptsCount: report.attempts_count ?? null,
    actionSource: report.action_source ?? null,
    note: report.note,
  };

  function isFromLog(): boolean {
    return outcome !== "unknown" && (resolveMethod === "observer" || resolveMethod === "retry");
  }

  function endOf(): Date | null {
    if (report.call_ended_at) return new Date(Date.parse(report.call_ended_at) - (clockOffSeconds ?? 0) * 1_000);
    if (startedAt === null || !durationSeconds) return null;
    return new Date(startedAt.getTime() + durationSeconds * 1_000);
  }
}
