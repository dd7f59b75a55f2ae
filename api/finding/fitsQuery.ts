import { hasUnread } from "../../commands/unreadOf.ts";
import { ME } from "../../contracts/conversationQuery.ts";
import type { Condition, ConversationQuery } from "../../contracts/conversationQuery.ts";
import type { Bind } from "../parameters.ts";
import { searchPattern } from "../searchContacts.ts";
import type { Viewer } from "../scope/viewer.ts";

/** The condition that the conversation `c` fits a query. Nothing of the query becomes text of the statement: values are bound. */
export function fitsQuery(query: ConversationQuery, viewer: Viewer, bind: Bind): string {
  const parts = query.of.map((one) => ("of" in one ? fitsQuery(one, viewer, bind) : fits(one, viewer, bind)));
  return `(${parts.join(query.match === "all" ? " AND " : " OR ")})`;
}

/** What is unknown counts as not so. */
const opposite = (positive: string) => `(${positive}) IS NOT TRUE`;

function fits(condition: Condition, viewer: Viewer, bind: Bind): string {
  switch (condition.operator) {
    case "anyOf":
      return isAnyOf(condition, viewer, bind);
    case "noneOf":
      return opposite(isAnyOf(condition, viewer, bind));
    case "is":
      return condition.value ? isTrue(condition, viewer, bind) : opposite(isTrue(condition, viewer, bind));
    case "longerThan":
      return `c."waitingSince" <= now() - make_interval(mins => ${bind(condition.value)}::int)`;
    case "shorterThan":
      return `c."waitingSince" > now() - make_interval(mins => ${bind(condition.value)}::int)`;
    case "after":
      return `c."${condition.field}" >= ${bind(condition.value)}::timestamptz`;
    case "before":
      return `c."${condition.field}" < ${bind(condition.value)}::timestamptz`;
    case "withinDays":
      return `c."${condition.field}" >= now() - make_interval(days => ${bind(condition.value)}::int)`;
    case "olderThanDays":
      return `c."${condition.field}" < now() - make_interval(days => ${bind(condition.value)}::int)`;
    case "contains":
      return contains(condition, viewer, bind);
    case "lacks":
      return opposite(contains(condition, viewer, bind));
  }
}

type Operated<Operator> =
  Extract<Condition, { readonly operator: unknown }> extends infer One
    ? One extends { readonly operator: infer Own }
      ? Operator extends Own
        ? One
        : never
      : never
    : never;

function isAnyOf(condition: Operated<"anyOf">, viewer: Viewer, bind: Bind): string {
  const anyOf = (column: string, values: readonly (string | null)[]) => {
    const there = values.filter((value) => value !== null);
    // One value stands alone, because an index of it is read in order.
    const listed = there.length === 1 ? `${column} = ${bind(there[0])}` : `${column} = ANY(${bind(there)}::text[])`;
    return there.length < values.length ? `(${listed} OR ${column} IS NULL)` : listed;
  };
  switch (condition.field) {
    case "status":
    case "priority":
    case "mode":
      return anyOf(`c.${condition.field}`, condition.value);
    case "channelAccount":
    case "team":
    case "branch":
      return anyOf(`c."${condition.field}Id"`, condition.value);
    case "assignee": {
      // For an API key, which nothing is assigned to, "me" names nobody.
      const named = condition.value.flatMap((value) => (value === ME ? (viewer.operatorId ?? []) : [value]));
      return anyOf(`c."assigneeId"`, named);
    }
    case "attribute":
      return anyOf(`(c.attributes ->> ${bind(condition.name)}::text)`, condition.value);
    case "channelKind":
      return `c."channelAccountId" IN (SELECT id FROM channel_accounts
        WHERE "tenantId" = ${bind(viewer.tenantId)} AND kind = ANY(${bind(condition.value)}::text[]))`;
    case "label": {
      const there = condition.value.filter((value) => value !== null);
      const labels = `SELECT 1 FROM conversation_labels l WHERE l."conversationId" = c.id`;
      const labelled = `EXISTS (${labels} AND l."labelId" = ANY(${bind(there)}::text[]))`;
      return there.length < condition.value.length ? `(${labelled} OR NOT EXISTS (${labels}))` : labelled;
    }
  }
}

function isTrue({ field }: Operated<"is">, viewer: Viewer, bind: Bind): string {
  switch (field) {
    case "unread":
      return viewer.operatorId === null ? `c.unread > 0` : hasUnread("c", bind(viewer.operatorId));
    case "needsOperator":
      return `c."needsOperator"`;
    case "awaitsAnswer":
      return `c."waitingSince" IS NOT NULL`;
    case "mentionsMe":
      return mentions(viewer, bind);
    case "hasNote":
      return `EXISTS (SELECT 1 FROM messages n WHERE n."conversationId" = c.id AND n.direction = 'note')`;
    case "blocked":
      return `c."isBlocked"`;
  }
}

/** The other way round than EXISTS, because of all conversations few mention somebody. */
const mentions = ({ operatorId }: Viewer, bind: Bind): string =>
  `c.id = ANY(ARRAY(SELECT "conversationId" FROM mentions WHERE "operatorId" = ${bind(operatorId)}))`;

function contains({ field, value }: Operated<"contains">, { tenantId }: Viewer, bind: Bind): string {
  const column = field === "contactName" ? "name" : "phone";
  return `c."contactId" = ANY(ARRAY(SELECT id FROM contacts
    WHERE "tenantId" = ${bind(tenantId)} AND ${column} ILIKE ${bind(searchPattern(value))}))`;
}
