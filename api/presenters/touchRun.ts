import { RunState } from "../../contracts/touchRun.ts";
import type { TouchRun } from "../../contracts/touchRun.ts";

export interface TouchRunRow extends Omit<TouchRun, "state" | "turnAt" | "startedAt"> {
  readonly state: unknown;
  readonly dueAt: Date | null;
  readonly startedAt: Date;
}

/** `r` is the run. */
export const selectTouchRuns = `
  SELECT r.id, r."sequenceId", r.version, r."contactId", r."conversationId", r.status, r.state, r."dueAt", r."startedAt", r."begunBy",
    (SELECT s.name FROM sequences s WHERE s.id = r."sequenceId") AS "sequenceName",
    (SELECT p.name FROM contacts p WHERE p.id = r."contactId") AS "contactName",
    (SELECT a.kind FROM conversations c JOIN channel_accounts a ON a.id = c."channelAccountId"
     WHERE c.id = r."conversationId") AS "channelKind"
  FROM touch_runs r`;

export const presentTouchRun = ({ state, dueAt, startedAt, ...row }: TouchRunRow): TouchRun => ({
  ...row,
  state: RunState.parse(state),
  turnAt: dueAt?.toISOString() ?? null,
  startedAt: startedAt.toISOString(),
});
