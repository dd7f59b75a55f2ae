import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import { RECORDS_ON_PAGE } from "../../contracts/phone/records.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";

interface Listed<Id> {
  /** SQL for the ids of all that is listed, each with the key it is ordered by. */
  readonly ids: (bind: Bind) => string;
  readonly order: string;
  readonly read: (ids: readonly Id[]) => Promise<readonly object[]>;
}

export interface RecordPage {
  readonly count: number;
  readonly results: readonly object[];
}

/** A page by its number, which counts from one. Throws record.no_such_page, but not for the first of nothing. */
export async function readRecordPage<Id>(
  db: DataSource,
  page: number,
  { ids, order, read }: Listed<Id>,
): Promise<RecordPage> {
  const counting = parameters();
  const [counted]: { count: number }[] = await db.query(
    `SELECT count(*)::int AS count FROM (${ids(counting.bind)}) listed`,
    counting.values,
  );
  const count = counted?.count ?? 0;
  if (page < 1 || page > Math.max(1, Math.ceil(count / RECORDS_ON_PAGE))) throw new ProductError("record.no_such_page");
  const { values, bind } = parameters();
  const rows: { id: Id }[] = await db.query(
    `SELECT id FROM (${ids(bind)}) listed ORDER BY ${order} LIMIT ${RECORDS_ON_PAGE} OFFSET ${(page - 1) * RECORDS_ON_PAGE}`,
    values,
  );
  return { count, results: await read(rows.map(({ id }) => id)) };
}

/** The page with the addresses of its neighbours, as Django REST framework paginates. */
export function paginated({ count, results }: RecordPage, page: number, address: URL) {
  const last = Math.max(1, Math.ceil(count / RECORDS_ON_PAGE));
  return {
    count,
    next: page < last ? pageAt(address, page + 1) : null,
    previous: page > 1 ? pageAt(address, page - 1) : null,
    results,
  };
}

/** The first page is asked for without its number. */
function pageAt(address: URL, page: number): string {
  const url = new URL(address);
  if (page === 1) url.searchParams.delete("page");
  else url.searchParams.set("page", String(page));
  return url.href;
}
