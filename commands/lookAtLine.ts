import type { DataSource } from "typeorm";
import { BusinessHours, isOpenAt, nextOpening } from "../contracts/businessHours.ts";
import type { TeamId } from "../contracts/ids.ts";
import type { QueueLook, QueueOperator, TeamOrder, WaitingConversation } from "../contracts/queue.ts";
import { TenantSettings } from "../contracts/tenantSettings.ts";
import { availabilityOf, lineOrder, waitsInLine, waitsSince } from "./queueLine.ts";
import { takeBackOverdue } from "./takeBackOverdue.ts";

/** A choice depends on the head of the line; what stands further back has its turn at a later look. */
const HEAD_MAX = 50;

/** A team that is gone has no line: its actor rests. */
const nobodyWaits: QueueLook = {
  order: "byHand",
  isOpen: false,
  lookAgainInMs: null,
  waiting: [],
  waitingCount: 0,
  operators: [],
};

/**
 * Takes back what was offered for too long, silences the team's bell, and then reads its line: in this order, so that
 * whatever the reading does not see yet rings anew. Out of hours nobody is offered anything, and nothing is taken back.
 */
export async function lookAtLine(db: DataSource, teamId: TeamId): Promise<QueueLook> {
  const team = await readTeam(db, teamId);
  if (team === undefined) return nobodyWaits;
  const { order, hours, zone } = team;
  const now = new Date();
  const isOpen = isOpenAt(hours, now, zone);
  if (isOpen) await takeBackOverdue(db, teamId);
  await db.query(`UPDATE teams SET "queueBell" = 'quiet' WHERE id = $1`, [teamId]);

  const waiting: WaitingConversation[] = await db.query(
    `SELECT c.id AS "conversationId", c."offeredTo", c."roundEndedAt" IS NOT NULL AS "headsTold",
       (extract(epoch FROM clock_timestamp() - ${waitsSince("c")}) * 1000)::float8 AS "waitingMs",
       CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('operatorId', r.id, 'availability', ${availabilityOf("r")}) END AS responsible
     FROM conversations c JOIN contacts p ON p.id = c."contactId" LEFT JOIN operators r ON r.id = p."responsibleId"
     WHERE ${waitsInLine("c")} AND c."teamId" = $1 ORDER BY ${lineOrder("c")} LIMIT $2`,
    [teamId, HEAD_MAX],
  );
  const operators: QueueOperator[] = await db.query(
    `SELECT o.id AS "operatorId", ${availabilityOf("o")} AS availability,
       (extract(epoch FROM m."servedAt") * 1000)::float8 AS "servedAtMs"
     FROM team_members m JOIN operators o ON o.id = m."operatorId"
     WHERE m."teamId" = $1 AND o."deactivatedAt" IS NULL ORDER BY m."servedAt" NULLS FIRST, o.id`,
    [teamId],
  );
  const offeredForMs = await nextTakeBackInMs(db, teamId);
  const opening = isOpen || (waiting.length === 0 && offeredForMs === null) ? null : nextOpening(hours, now, zone);
  return {
    order,
    isOpen,
    lookAgainInMs: isOpen ? offeredForMs : opening === null ? null : opening.getTime() - now.getTime(),
    waiting,
    waitingCount: waiting.length < HEAD_MAX ? waiting.length : await countLine(db, teamId),
    operators,
  };
}

async function countLine(db: DataSource, teamId: TeamId): Promise<number> {
  const [line]: { count: number }[] = await db.query(
    `SELECT count(*)::int AS count FROM conversations c WHERE ${waitsInLine("c")} AND c."teamId" = $1`,
    [teamId],
  );
  return line?.count ?? 0;
}

async function readTeam(db: DataSource, teamId: TeamId) {
  const [team]: { order: TeamOrder; businessHours: unknown; settings: unknown }[] = await db.query(
    `SELECT t."order", t."businessHours", n.settings FROM teams t JOIN tenants n ON n.id = t."tenantId" WHERE t.id = $1`,
    [teamId],
  );
  if (team === undefined) return undefined;
  const { businessHours, timeZone: zone } = TenantSettings.parse(team.settings);
  const hours = team.businessHours === null ? businessHours : BusinessHours.parse(team.businessHours);
  return { order: team.order, hours, zone };
}

async function nextTakeBackInMs(db: DataSource, teamId: TeamId): Promise<number | null> {
  const [next]: { inMs: number | null }[] = await db.query(
    `SELECT (extract(epoch FROM min("takeBackAt") - clock_timestamp()) * 1000)::float8 AS "inMs"
     FROM conversations WHERE "teamId" = $1 AND "takeBackAt" IS NOT NULL AND "assigneeId" IS NOT NULL AND status = 'open'`,
    [teamId],
  );
  return next?.inMs ?? null;
}
