import { ConversationStatus } from "../../contracts/conversation.ts";
import { speaksOfBlocked } from "../../contracts/conversationQuery.ts";
import type { ConversationQuery } from "../../contracts/conversationQuery.ts";
import type { ConversationSort } from "../../contracts/endpoints/conversations.ts";
import type { Bind } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import { fitsQuery } from "./fitsQuery.ts";
import { readKey, sorts, writeKey } from "./sorts.ts";

interface Page {
  readonly query: ConversationQuery;
  readonly sort?: ConversationSort;
  /** A further condition on `c`. */
  readonly narrowed?: (bind: Bind) => string;
  /** The key and id of the last row before the page. */
  readonly after?: readonly [key: string, id: string] | readonly [null, null];
  readonly limit: number;
}

/**
 * The ids of the conversations that a viewer may see and that fit a query, in order, each with its key for a cursor. Each
 * status is read along its index and the beginnings are merged: one scan over several of them would have to sort them all.
 */
export function selectPage(viewer: Viewer, page: Page, bind: Bind): string {
  const { columns, direction } = sorts[page.sort ?? "active"];
  const names = columns.map((_, place) => `key${place}`);
  const limit = bind(page.limit);
  const arms = statusesOf(page.query).map((status) => {
    const conditions = [
      sees.conversation(viewer, "c", bind),
      `c.status = ${bind(status)}`,
      fitsQuery(page.query, viewer, bind),
      ...(speaksOfBlocked(page.query) ? [] : [`NOT c."isBlocked"`]),
      ...(page.narrowed === undefined ? [] : [page.narrowed(bind)]),
      ...(page.after?.[0] ? [isAfter(...page.after)] : []),
    ];
    const keys = columns.map(({ sql }, place) => `${sql} AS key${place}`);
    const order = [...columns.map(({ sql }) => sql), "c.id"].map((column) => `${column} ${direction}`);
    return `(SELECT c.id, ${keys.join(", ")} FROM conversations c WHERE ${conditions.join(" AND ")}
      ORDER BY ${order.join(", ")} LIMIT ${limit})`;
  });
  return `SELECT id, ${writeKey(names)} AS key FROM (${arms.join(" UNION ALL ")}) page
    ORDER BY ${[...names, "id"].map((name) => `${name} ${direction}`).join(", ")} LIMIT ${limit}`;

  function isAfter(key: string, id: string): string {
    const values = readKey(key);
    const bound = columns.map(({ type }, place) => `${bind(values[place])}::${type}`);
    const sign = direction === "DESC" ? "<" : ">";
    return `(${columns.map(({ sql }) => sql).join(", ")}, c.id) ${sign} (${bound.join(", ")}, ${bind(id)})`;
  }
}

/** Those that a query leaves possible, as far as its outermost conditions say; all where they leave none. */
function statusesOf({ match, of }: ConversationQuery): readonly ConversationStatus[] {
  const all = ConversationStatus.options;
  if (match === "any") return all;
  const said = of.filter((one) => "field" in one).filter((one) => one.field === "status");
  const possible = all.filter((status) =>
    said.every(({ operator, value }) => value.includes(status) === (operator === "anyOf")),
  );
  return possible.length === 0 ? all : possible;
}
