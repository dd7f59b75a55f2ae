import type { DataSource } from "typeorm";
import type { ConversationQuery } from "../../contracts/conversationQuery.ts";
import { COUNTED_UP_TO } from "../../contracts/endpoints/conversations.ts";
import { parameters } from "../parameters.ts";
import type { Viewer } from "../scope/viewer.ts";
import { selectPage } from "./selectPage.ts";

/** How many conversations a viewer sees by each query, in its order; COUNTED_UP_TO + 1 where there are more. */
export async function countQueries(
  db: DataSource,
  viewer: Viewer,
  queries: readonly ConversationQuery[],
): Promise<readonly number[]> {
  const { values, bind } = parameters();
  const counted = queries.map(
    (query) => `(SELECT count(*)::int FROM (${selectPage(viewer, { query, limit: COUNTED_UP_TO + 1 }, bind)}) c)`,
  );
  const [row]: { counts: number[] }[] = await db.query(`SELECT ARRAY[${counted.join(", ")}]::int[] AS counts`, values);
  if (row === undefined) throw new Error("Postgres counted nothing.");
  return row.counts;
}
