import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { routes } from "../../api/routes/routes.ts";
import { beginSession } from "../../commands/beginSession.ts";
import { seedConversations } from "../../bench/lists/seedConversations.ts";
import type { SeededViewer } from "../../bench/lists/seedConversations.ts";
import { isPublic } from "../../contracts/endpoints/public.ts";
import type { Condition, ConversationQuery } from "../../contracts/conversationQuery.ts";
import { ConversationFilter, ConversationSort, listConversations } from "../../contracts/endpoints/conversations.ts";
import { listContacts } from "../../contracts/endpoints/records.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import { buildApiKey } from "../support/builders.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

/** So many that PostgreSQL prefers an index wherever there is one. */
const CONVERSATIONS = 20_000;
const BIG: ReadonlySet<string> = new Set(["conversations", "contacts", "contact_identities", "messages"]);

/** Lists that may read one, with the reason. */
const excused: Readonly<Record<string, string>> = {
  findSurvivor: "It is asked about one company, and finds it by its id.",
  previewRetention: "It counts all that is old, once, before somebody decides to let it go.",
  searchMessages:
    "Its table of words is empty here, so its plans say nothing; the bench asks it among a million messages.",
  listChannelAccounts: "It sums up the whole day of each account, which may be all the messages there are.",
};

let api: TestApi;
let viewers: readonly SeededViewer[];

beforeAll(async () => {
  api = await startTestApi();
  viewers = await seedConversations(api.db, CONVERSATIONS);
});
afterAll(() => api.close());

/** What a tenant's people and keys see. */
const lists = routes
  .map(({ endpoint }) => endpoint)
  .filter(
    ({ method, path, access }) =>
      method === "GET" && !path.includes(":") && access !== "anyone" && access !== "installation",
  )
  .filter(({ name }) => excused[name] === undefined);
const open: Condition = { field: "status", operator: "anyOf", value: ["open"] };
/** Queries that fit many conversations, some, and none. */
const queries: readonly (readonly [string, ConversationQuery])[] = [
  ["something is unread", { match: "all", of: [{ field: "unread", operator: "is", value: true }] }],
  ["a name is like", { match: "all", of: [{ field: "contactName", operator: "contains", value: "Соколов" }] }],
  ["somebody waits anywhere", { match: "all", of: [{ field: "waiting", operator: "longerThan", value: 5 }] }],
  ["somebody waits", { match: "all", of: [open, { field: "waiting", operator: "longerThan", value: 5 }] }],
];
const asked = [
  ...lists.map((endpoint) => [endpoint.name, endpoint, {}] as const),
  ...ConversationFilter.options.flatMap((filter) =>
    ["", "Соколов", "Ор"].map(
      (search) => [`${listConversations.name} ${filter} "${search}"`, listConversations, { filter, search }] as const,
    ),
  ),
  ...ConversationSort.options.map(
    (sort) => [`${listConversations.name} by ${sort}`, listConversations, { sort }] as const,
  ),
  ...queries.map(
    ([name, query]) =>
      [`${listConversations.name} where ${name}`, listConversations, { where: JSON.stringify(query) }] as const,
  ),
  [`${listContacts.name} "Соколов"`, listContacts, { search: "Соколов" }] as const,
];

describe.each([0, 1, 2, 3])("no list reads a whole table for viewer %i:", (place) => {
  test.each(asked)("%s", async (_, endpoint, query) => {
    const token = await (isPublic(endpoint) ? secretOf : tokenOf)(viewers[place]);
    const statements = await statementsOf(async () => {
      expect((await api.call(endpoint, { token, query })).code).toBeNull();
    });
    expect(statements.length).toBeGreaterThan(0);
    for (const { text, values } of statements) {
      const read = (await tablesReadWhole(text, values)).filter((table) => BIG.has(table));
      expect({ read, text }).toEqual({ read: [], text });
    }
  });
});

async function tokenOf(viewer: SeededViewer | undefined): Promise<string> {
  const { id: operatorId, tenantId } = await operatorOf(viewer);
  const { id } = await beginSession(api.db.manager, operatorId, { address: null, userAgent: null });
  return (await api.deps.tokens.sign({ operatorId, tenantId }, id, "console")).token;
}

/** A key that sees what the viewer's branch sees, or the company. */
async function secretOf(viewer: SeededViewer | undefined): Promise<string> {
  const { tenantId, branchId } = await operatorOf(viewer);
  return (await buildApiKey(api.db, { id: tenantId }, { branchId })).secret;
}

async function operatorOf(viewer: SeededViewer | undefined): Promise<OperatorRecord> {
  if (viewer === undefined) throw new Error("There is no such viewer.");
  return api.db.getRepository(OperatorRecord).findOneByOrFail({ id: viewer.operatorId });
}

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const Named = z.object({ text: z.string(), values: z.array(z.unknown()).default([]) });

/** What the API really sends to PostgreSQL meanwhile. */
async function statementsOf(work: () => Promise<void>): Promise<readonly Statement[]> {
  const query = vi.spyOn(Client.prototype, "query");
  await work();
  const calls: unknown[][] = query.mock.calls;
  const sent = calls.map(([first, values]) => Named.parse(typeof first === "string" ? { text: first, values } : first));
  query.mockRestore();
  return sent.filter(({ text }) => /^\s*(SELECT|WITH)/i.test(text));
}

async function tablesReadWhole(text: string, values: readonly unknown[]): Promise<readonly string[]> {
  const [row]: { "QUERY PLAN": unknown }[] = await api.db.query(`EXPLAIN (FORMAT JSON) ${text}`, [...values]);
  return seqScansIn(row?.["QUERY PLAN"]);
}

const PlanNode = z.looseObject({ "Node Type": z.string(), "Relation Name": z.string() });

function seqScansIn(plan: unknown): string[] {
  if (typeof plan !== "object" || plan === null) return [];
  const node = PlanNode.safeParse(plan);
  const own = node.success && node.data["Node Type"] === "Seq Scan" ? [node.data["Relation Name"]] : [];
  return [...own, ...Object.values(plan).flatMap(seqScansIn)];
}
