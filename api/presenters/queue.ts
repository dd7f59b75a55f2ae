import type { DataSource } from "typeorm";
import { availabilityOf, openConversationsOf, waitsInLine, waitsSince } from "../../commands/queueLine.ts";
import { settingsOf } from "../../commands/settingsOf.ts";
import { isOpenAt, nextOpening } from "../../contracts/businessHours.ts";
import type { TeamId } from "../../contracts/ids.ts";
import { QueueSettings } from "../../contracts/queue.ts";
import type { Assignee, Queue } from "../../contracts/queue.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

/** Those whom a viewer sees by name, who is there first. */
export async function readAssignees(db: DataSource, viewer: Viewer): Promise<Assignee[]> {
  const { values, bind } = parameters();
  return db.query(
    `SELECT o.id, o.name, ${availabilityOf("o")} AS availability,
       ${openConversationsOf("o")} AS "openConversations", o."maxOpenConversations" FROM operators o
     WHERE ${sees.operator(viewer, "o", bind)} AND o."deactivatedAt" IS NULL AND o."passwordHash" IS NOT NULL
     ORDER BY ${availabilityOf("o")} = 'offline', o.name, o.id`,
    values,
  );
}

interface TeamRow {
  readonly teamId: TeamId;
  readonly name: string;
  readonly waiting: number;
  readonly waitingSince: Date | null;
}

/** The teams of the viewer's company by name, with who waits in their lines: numbers, whoever sees the conversations. */
export async function readLines(db: DataSource, viewer: Viewer): Promise<TeamRow[]> {
  const { values, bind } = parameters();
  return db.query(
    `SELECT t.id AS "teamId", t.name, count(c.id)::int AS waiting, min(${waitsSince("c")}) AS "waitingSince"
     FROM teams t LEFT JOIN conversations c ON c."teamId" = t.id AND ${waitsInLine("c")}
     WHERE ${sees.ofTenant(viewer, "t", bind)} GROUP BY t.id ORDER BY t.name, t.id`,
    values,
  );
}

/** The same, with how each line is served and who is there to serve it. */
export async function readQueues(db: DataSource, viewer: Viewer): Promise<Omit<Queue, "temporalUrl">[]> {
  const { businessHours, timeZone } = await settingsOf(db, viewer.tenantId);
  const settingsOfLine = await readSettings(db, viewer);
  const membersOf = await readMembers(db, viewer);
  const now = new Date();
  return (await readLines(db, viewer)).map(({ teamId, name, waiting, waitingSince }) => {
    const settings = settingsOfLine(teamId);
    const hours = settings.businessHours ?? businessHours;
    const isOpen = isOpenAt(hours, now, timeZone);
    return {
      teamId,
      name,
      settings,
      isOpen,
      opensAt: isOpen ? null : (nextOpening(hours, now, timeZone)?.toISOString() ?? null),
      waiting,
      waitingSince: waitingSince?.toISOString() ?? null,
      members: membersOf(teamId),
    };
  });
}

async function readSettings(db: DataSource, { tenantId }: Viewer) {
  const rows: { id: TeamId }[] = await db.query(
    `SELECT id, "order", "ladderSeconds", "businessHours", "offHoursText", sla FROM teams WHERE "tenantId" = $1`,
    [tenantId],
  );
  const byTeam = new Map(rows.map((row) => [row.id, row]));
  return (teamId: TeamId) => QueueSettings.parse(byTeam.get(teamId));
}

/** As far as the viewer sees them by name. */
async function readMembers(db: DataSource, viewer: Viewer) {
  const { values, bind } = parameters();
  const rows: { readonly teamId: TeamId; readonly member: Assignee }[] = await db.query(
    `SELECT m."teamId", jsonb_build_object('id', o.id, 'name', o.name, 'availability', ${availabilityOf("o")},
       'openConversations', ${openConversationsOf("o")}, 'maxOpenConversations', o."maxOpenConversations") AS member FROM team_members m JOIN operators o ON o.id = m."operatorId"
     WHERE ${sees.operator(viewer, "o", bind)} AND o."deactivatedAt" IS NULL ORDER BY o.name, o.id`,
    values,
  );
  const byTeam = Map.groupBy(rows, ({ teamId }) => teamId);
  return (teamId: TeamId): Assignee[] => (byTeam.get(teamId) ?? []).map(({ member }) => member);
}
