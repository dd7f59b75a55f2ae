import type { DataSource } from "typeorm";
import type { z } from "zod";
import type { CardFilter as CardFilterSchema } from "../../contracts/endpoints/funnel.ts";
import type { BoardColumn, FunnelCard, StageKind } from "../../contracts/funnel.ts";
import type { PipelineId, StageId } from "../../contracts/ids.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import { dealColumns, presentDeal } from "../presenters/appeal.ts";
import type { DealRow } from "../presenters/appeal.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import { searchPattern, soughtContacts } from "../searchContacts.ts";

type CardFilter = z.output<typeof CardFilterSchema>;

interface ShownStage {
  readonly id: StageId;
  readonly kind: StageKind;
}

/** Each stage is asked by itself, so that it is read along its own index however many appeals the others hold. */
export async function readBoard(
  db: DataSource,
  viewer: Viewer,
  pipelineId: PipelineId,
  { limit, ...filter }: CardFilter & { readonly limit: number },
): Promise<BoardColumn[]> {
  const stages: ShownStage[] = await db.query(
    `SELECT id, kind FROM stages WHERE "pipelineId" = $1 AND "tenantId" = $2 AND "archivedAt" IS NULL ORDER BY position, id`,
    [pipelineId, viewer.tenantId],
  );
  return Promise.all(stages.map(readColumn));

  async function readColumn(stage: ShownStage): Promise<BoardColumn> {
    const [totals, page] = await Promise.all([
      readTotals(db, viewer, stage, filter),
      readCards(db, viewer, stage, { ...filter, limit }),
    ]);
    return { stageId: stage.id, ...totals, ...page };
  }
}

async function readTotals(
  db: DataSource,
  viewer: Viewer,
  stage: ShownStage,
  filter: CardFilter,
): Promise<Pick<BoardColumn, "count" | "sum">> {
  const { values, bind } = parameters();
  const [totals]: { count: number; sum: number }[] = await db.query(
    `SELECT count(*)::int AS count, coalesce(sum(a.amount), 0)::float8 AS sum FROM appeals a
     WHERE ${cardConditions(viewer, stage, filter, bind)}`,
    values,
  );
  return totals ?? { count: 0, sum: 0 };
}

type CardRow = Omit<FunnelCard, "deal" | "device"> &
  DealRow & { readonly device: string | null; readonly timeKey: string };

/** A page of a stage, whichever entered it last first. */
export async function readCards(
  db: DataSource,
  viewer: Viewer,
  stage: ShownStage,
  { cursor, limit, ...filter }: CardFilter & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ readonly cards: FunnelCard[]; readonly next: string | null }> {
  const [timeKey, id] = readCursor(cursor, TimeKey);
  const { values, bind } = parameters();
  const conditions = cardConditions(viewer, stage, filter, bind);
  const after = timeKey === null ? "" : ` AND (a."stageSince", a.id) < (${bind(timeKey)}::timestamptz, ${bind(id)})`;
  const rows: CardRow[] = await db.query(
    `SELECT a.id AS "appealId", a."conversationId", a."contactId", p.name AS "contactName", a.status = 'closed' AS "isClosed",
       a.extraction#>>'{entities,appealType}' AS "appealType",
       concat_ws(' ', a.extraction#>>'{entities,devices,0,brand}', a.extraction#>>'{entities,devices,0,model}') AS device,
       c."assigneeId", o.name AS "assigneeName", ${dealColumns("a")}, a."stageSince"::text AS "timeKey"
     FROM (SELECT a.* FROM appeals a WHERE ${conditions}${after}
       ORDER BY a."stageSince" DESC, a.id DESC LIMIT ${bind(limit + 1)}) a
     JOIN contacts p ON p.id = a."contactId" JOIN conversations c ON c.id = a."conversationId"
     LEFT JOIN operators o ON o.id = c."assigneeId"
     ORDER BY a."stageSince" DESC, a.id DESC`,
    values,
  );
  const { page, next } = pageOf(rows, limit, (row) => [row.timeKey, row.appealId]);
  return { cards: page.map(presentCard), next };
}

const presentCard = (row: CardRow): FunnelCard => {
  const { appealId, conversationId, contactId, contactName, isClosed, appealType, device, assigneeId, assigneeName } =
    row;
  const subject = { isClosed, appealType, device: device ?? "" };
  return {
    appealId,
    conversationId,
    contactId,
    contactName,
    ...subject,
    assigneeId,
    assigneeName,
    deal: presentDeal(row),
  };
};

function cardConditions(viewer: Viewer, { id, kind }: ShownStage, filter: CardFilter, bind: Bind): string {
  const { assigneeId, search, closed } = filter;
  const tenant = bind(viewer.tenantId);
  const conditions = [`a."tenantId" = ${tenant}`, `a."stageId" = ${bind(id)}`, sees.inConversation(viewer, "a", bind)];
  if (kind === "open" && !closed) conditions.push(`a.status = 'open'`);
  if (assigneeId !== undefined)
    conditions.push(
      `EXISTS (SELECT 1 FROM conversations held WHERE held.id = a."conversationId" AND held."assigneeId" = ${bind(assigneeId)})`,
    );
  if (search !== undefined && search !== "") {
    const pattern = bind(searchPattern(search));
    conditions.push(
      `a.id IN (SELECT id FROM appeals WHERE "contactId" IN (${soughtContacts(tenant, pattern)})
         UNION SELECT id FROM appeals WHERE "tenantId" = ${tenant} AND title <> '' AND title ILIKE ${pattern})`,
    );
  }
  return conditions.join(" AND ");
}
