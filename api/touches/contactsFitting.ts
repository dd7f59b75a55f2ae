import type { DataSource } from "typeorm";
import { readWorlds } from "../../commands/touches/readWorlds.ts";
import { weigh } from "../../contracts/factQuery.ts";
import type { FactQuery } from "../../contracts/factQuery.ts";
import type { ContactId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

const BATCH = 2_000;
const COUNTED_MAX = 100_000;
const FIRST = 10;

interface Named {
  readonly id: ContactId;
  readonly name: string;
}

interface Fitting {
  readonly count: number;
  readonly first: Named[];
}

/** The contacts whom a viewer sees and who fit a segment, in order of their names, a batch at a time. */
export async function* contactsFitting(
  db: DataSource,
  viewer: Viewer,
  where: FactQuery,
): AsyncGenerator<readonly Named[]> {
  let after: Named | null = null;
  for (;;) {
    const batch: readonly Named[] = await readBatch(db, viewer, after);
    if (batch.length === 0) return;
    yield await fittingOf(db, viewer, where, batch);
    if (batch.length < BATCH) return;
    after = batch.at(-1) ?? null;
  }
}

/** How many contacts fit a segment, up to a bound, and who comes first by name. */
export async function countFitting(db: DataSource, viewer: Viewer, where: FactQuery): Promise<Fitting> {
  let count = 0;
  const first: Named[] = [];
  for await (const fitting of contactsFitting(db, viewer, where)) {
    first.push(...fitting.slice(0, FIRST - first.length));
    count += fitting.length;
    if (count >= COUNTED_MAX) break;
  }
  return { count: Math.min(count, COUNTED_MAX), first };
}

function readBatch(db: DataSource, viewer: Viewer, after: Named | null): Promise<readonly Named[]> {
  const { values, bind } = parameters();
  const isAfter = after === null ? "" : `AND (p.name, p.id) > (${bind(after.name)}, ${bind(after.id)})`;
  return db.query(
    `SELECT p.id, p.name FROM contacts p WHERE ${sees.contact(viewer, "p", bind)} ${isAfter}
     ORDER BY p.name, p.id LIMIT ${bind(BATCH)}`,
    values,
  );
}

async function fittingOf(
  db: DataSource,
  { tenantId }: Viewer,
  where: FactQuery,
  batch: readonly Named[],
): Promise<readonly Named[]> {
  if (where.of.length === 0) return batch;
  const nowMs = Date.now();
  const subjects = batch.map(({ id }) => ({ contactId: id, conversationId: null }));
  const worlds = await readWorlds(db, tenantId, subjects, nowMs);
  return batch.filter(({ id }) => weigh(where, worlds.get(id)?.facts ?? {}, nowMs).holds);
}
