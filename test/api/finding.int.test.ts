import { array, assert, asyncProperty, boolean, constantFrom, integer, oneof, record, subarray } from "fast-check";
import type { Arbitrary } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ConversationStatus, Priority } from "../../contracts/conversation.ts";
import type { Condition, ConversationQuery } from "../../contracts/conversationQuery.ts";
import { speaksOfBlocked } from "../../contracts/conversationQuery.ts";
import { ConversationSort, listConversations } from "../../contracts/endpoints/conversations.ts";
import { BranchId, LabelId, OperatorId, TeamId } from "../../contracts/ids.ts";
import type { ChannelAccountId, ConversationId, TenantId } from "../../contracts/ids.ts";
import { ContactRecord } from "../../entities/contactRecord.ts";
import { ConversationLabelRecord } from "../../entities/conversationLabelRecord.ts";
import { ConversationReadRecord } from "../../entities/conversationReadRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { MentionRecord } from "../../entities/mentionRecord.ts";
import { newId } from "../../entities/newId.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const COUNT = 90;

let api: TestApi;
let token: string;
let me: OperatorId;
let rows: readonly Row[];

const colleague = OperatorId.parse(newId("opr"));
const branch = BranchId.parse(newId("brn"));
const team = TeamId.parse(newId("tem"));
const labels = [LabelId.parse(newId("lab")), LabelId.parse(newId("lab"))] as const;
const names = ["Анна Соколова", "Борис 100% Ёлкин", "Robert'); DROP TABLE conversations;--"] as const;
const phones = ["+79001112233", "+79995554433", null] as const;

beforeAll(async () => {
  api = await startTestApi();
  const tenant = await api.addTenant();
  ({ token, id: me } = await api.signInTo(tenant));
  const { account } = await openInbox(api, tenant);
  rows = await seed(tenant.id, account.id);
});
afterAll(() => api.close());

type Row = Awaited<ReturnType<typeof seed>>[number];

const pick = <const Value>(values: readonly [Value, ...Value[]], n: number): Value =>
  values[n % values.length] ?? values[0];

/** Conversations in which every field takes each of its values beside each other's, as its own number of steps has it. */
async function seed(tenantId: TenantId, channelAccountId: ChannelAccountId) {
  const now = Date.now();
  const made = Array.from({ length: COUNT }, (_, n) => {
    const name = pick(names, n);
    const phone = pick(phones, n >> 1);
    const conversation = {
      id: newId("con"),
      tenantId,
      channelAccountId,
      externalChatId: `seeded-${n}`,
      contactId: newId("ctc"),
      mode: pick(["bot", "operator"], n >> 2),
      status: pick(["open", "open", "pending", "snoozed", "resolved"], n),
      priority: pick(["low", "normal", "high", "urgent"], n * 3),
      assigneeId: pick([null, me, colleague], n >> 1),
      teamId: pick([null, team], n >> 3),
      branchId: pick([null, branch], n >> 1),
      needsOperator: n % 7 === 0,
      unread: n % 3,
      isBlocked: n % 13 === 0,
      attributes: pick<Record<string, string | boolean>>(
        [{}, { source: "реклама" }, { source: "друзья", vip: true }],
        n,
      ),
      waitingSince: n % 4 === 0 ? new Date(now - (n + 0.5) * MINUTE_MS) : null,
      lastActivityAt: new Date(now - (n % 11) * DAY_MS - MINUTE_MS),
      createdAt: new Date(now - (n % 17) * DAY_MS - 2 * MINUTE_MS),
    } as const;
    const labelIds = labels.filter((_, place) => ((n >> place) & 1) === 1);
    return { conversation, name, phone, labelIds, mentionsMe: n % 5 === 0, seen: pick([0, 1, 2], n >> 2) };
  });
  await api.db
    .getRepository(ContactRecord)
    .insert(made.map(({ conversation: { contactId: id }, name, phone }) => ({ id, tenantId, name, phone })));
  await api.db.getRepository(ConversationRecord).insert(made.map(({ conversation }) => conversation));
  await api.db
    .getRepository(ConversationLabelRecord)
    .insert(
      made.flatMap(({ conversation: { id: conversationId }, labelIds }) =>
        labelIds.map((labelId) => ({ conversationId, labelId })),
      ),
    );
  await api.db.getRepository(ConversationReadRecord).insert(
    made
      .filter(({ seen }) => seen > 0)
      .map(({ conversation: { id: conversationId }, seen }) => ({
        conversationId,
        operatorId: me,
        readSeq: 0,
        seen,
      })),
  );
  await api.db.getRepository(MentionRecord).insert(
    made
      .filter(({ mentionsMe }) => mentionsMe)
      .map(({ conversation: { id: conversationId } }) => ({
        conversationId,
        messageId: newId("msg"),
        operatorId: me,
      })),
  );
  return made;
}

async function found(query: ConversationQuery, sort: ConversationSort = "active"): Promise<readonly ConversationId[]> {
  const ids: ConversationId[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const { result }: { result: { conversations: { id: ConversationId }[]; next: string | null } } = await api.call(
      listConversations,
      { token, query: { where: JSON.stringify(query), sort, limit: 40, ...(cursor && { cursor }) } },
    );
    ids.push(...result.conversations.map(({ id }) => id));
    cursor = result.next;
  }
  return ids;
}

const among = (own: readonly (string | null)[], values: readonly (string | null)[]) =>
  values.some((value) => (value === null ? own.length === 0 : own.includes(value)));
const listOf = (value: string | null | undefined) => (value == null ? [] : [value]);

/** What the operators mean, said once more and plainly. */
function fits(row: Row, query: ConversationQuery | Condition): boolean {
  if ("of" in query) {
    return query.match === "all" ? query.of.every((one) => fits(row, one)) : query.of.some((one) => fits(row, one));
  }
  const { conversation: c } = row;
  switch (query.field) {
    case "status":
    case "priority":
    case "mode":
      return among([c[query.field]], query.value) === (query.operator === "anyOf");
    case "assignee":
      return (
        among(
          listOf(c.assigneeId),
          query.value.map((value) => (value === "me" ? me : value)),
        ) ===
        (query.operator === "anyOf")
      );
    case "team":
      return among(listOf(c.teamId), query.value) === (query.operator === "anyOf");
    case "branch":
      return among(listOf(c.branchId), query.value) === (query.operator === "anyOf");
    case "label":
      return among(row.labelIds, query.value) === (query.operator === "anyOf");
    case "channelAccount":
      return among([c.channelAccountId], query.value) === (query.operator === "anyOf");
    case "channelKind":
      return among(["telegramBot"], query.value) === (query.operator === "anyOf");
    case "attribute": {
      const value = new Map(Object.entries(c.attributes)).get(query.name);
      return among(value === undefined ? [] : [String(value)], query.value) === (query.operator === "anyOf");
    }
    case "unread": {
      const isTheirs = c.assigneeId === me || (c.assigneeId === null && c.teamId === null);
      return (isTheirs && c.unread > row.seen) === query.value;
    }
    case "needsOperator":
      return c.needsOperator === query.value;
    case "awaitsAnswer":
      return (c.waitingSince !== null) === query.value;
    case "mentionsMe":
      return row.mentionsMe === query.value;
    case "blocked":
      return c.isBlocked === query.value;
    case "hasNote":
      return !query.value;
    case "waiting": {
      if (c.waitingSince === null) return false;
      const isLong = Date.now() - c.waitingSince.getTime() >= query.value * MINUTE_MS;
      return isLong === (query.operator === "longerThan");
    }
    case "lastActivityAt":
    case "createdAt": {
      const at = c[query.field].getTime();
      if (typeof query.value === "string") return at >= Date.parse(query.value) === (query.operator === "after");
      return at >= Date.now() - query.value * DAY_MS === (query.operator === "withinDays");
    }
    case "contactName":
      return row.name.toLowerCase().includes(query.value.toLowerCase()) === (query.operator === "contains");
    case "contactPhone":
      return (row.phone ?? "").includes(query.value) === (query.operator === "contains");
  }
}

const someOf = <Value>(values: readonly Value[]) => subarray([...values], { minLength: 1 });
const choice = <Field extends string, Value>(field: Field, values: readonly Value[]) =>
  record({
    field: constantFrom(field),
    operator: constantFrom("anyOf" as const, "noneOf" as const),
    value: someOf(values),
  });
const flag = <Field extends string>(field: Field) =>
  record({ field: constantFrom(field), operator: constantFrom("is" as const), value: boolean() });
const timeOf = <Field extends string>(field: Field) =>
  oneof(
    record({
      field: constantFrom(field),
      operator: constantFrom("after" as const, "before" as const),
      value: integer({ min: 0, max: 20 }).map((days) => new Date(Date.now() - days * DAY_MS).toISOString()),
    }),
    record({
      field: constantFrom(field),
      operator: constantFrom("withinDays" as const, "olderThanDays" as const),
      value: integer({ min: 1, max: 20 }),
    }),
  );
const textOf = <Field extends string>(field: Field, values: readonly string[]) =>
  record({
    field: constantFrom(field),
    operator: constantFrom("contains" as const, "lacks" as const),
    value: constantFrom(...values),
  });

const condition: Arbitrary<Condition> = oneof(
  choice("status" as const, ConversationStatus.options),
  choice("priority" as const, Priority.options),
  choice("mode" as const, ["bot", "operator"] as const),
  choice("assignee" as const, [null, "me" as const, colleague]),
  choice("team" as const, [null, team]),
  choice("branch" as const, [null, branch]),
  choice("label" as const, [null, ...labels]),
  choice("channelKind" as const, ["telegramBot", "demo"] as const),
  record({
    field: constantFrom("attribute" as const),
    name: constantFrom("source", "vip", "a'b"),
    operator: constantFrom("anyOf" as const, "noneOf" as const),
    value: someOf([null, "реклама", "друзья", "true"]),
  }),
  flag("unread" as const),
  flag("needsOperator" as const),
  flag("awaitsAnswer" as const),
  flag("mentionsMe" as const),
  flag("blocked" as const),
  flag("hasNote" as const),
  record({
    field: constantFrom("waiting" as const),
    operator: constantFrom("longerThan" as const, "shorterThan" as const),
    value: integer({ min: 1, max: 100 }),
  }),
  timeOf("lastActivityAt" as const),
  timeOf("createdAt" as const),
  textOf("contactName" as const, ["сокол", "АННА", "00%", "100_", "'); DROP", "--;"]),
  textOf("contactPhone" as const, ["+7900", "5554", "%%%"]),
);
const groupOf = <One>(one: Arbitrary<One>) =>
  record({ match: constantFrom("all" as const, "any" as const), of: array(one, { minLength: 1, maxLength: 4 }) });

test(
  "a query selects what its conditions say, whatever they are and however they stand together",
  { timeout: 60_000 },
  async () => {
    await assert(
      asyncProperty(groupOf(oneof(condition, groupOf(condition))), async (query) => {
        const expected = rows
          .filter((row) => fits(row, query) && (speaksOfBlocked(query) || !row.conversation.isBlocked))
          .map(({ conversation }) => conversation.id);
        expect([...(await found(query))].toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 80 },
    );
  },
);

test.each(ConversationSort.options)("every page of the order %s follows upon the one before", async (sort) => {
  const every: ConversationQuery = {
    match: "any",
    of: [
      { field: "blocked", operator: "is", value: true },
      { field: "blocked", operator: "is", value: false },
    ],
  };
  const ids = await found(every, sort);
  const byId = new Map(rows.map((row) => [row.conversation.id, row.conversation]));
  const activeAt = (id: ConversationId) => byId.get(id)?.lastActivityAt.getTime() ?? 0;
  const now = Date.now();
  const keys = {
    active: (id: ConversationId) => -activeAt(id),
    // Who waits, the longest first; then the others, the most recently active first.
    waiting: (id: ConversationId) => byId.get(id)?.waitingSince?.getTime() ?? 2 * now - activeAt(id),
    priority: (id: ConversationId) => -Priority.options.indexOf(byId.get(id)?.priority ?? "low"),
    created: (id: ConversationId) => -(byId.get(id)?.createdAt.getTime() ?? 0),
  }[sort];
  expect(new Set(ids).size).toBe(COUNT);
  expect(ids.map(keys)).toEqual(ids.map(keys).toSorted((one, other) => (one === other ? 0 : one - other)));
});

test("a query that is none of ours is refused and not run", async () => {
  const refused = [
    "nonsense",
    JSON.stringify({ match: "all", of: [] }),
    JSON.stringify({ match: "all", of: [{ field: "1=1; --", operator: "is", value: true }] }),
    JSON.stringify({ match: "all", of: [{ field: "status", operator: "anyOf) OR (true", value: ["open"] }] }),
    JSON.stringify({ match: "all) OR (true", of: [{ field: "unread", operator: "is", value: true }] }),
    JSON.stringify({
      match: "all",
      of: Array.from({ length: 21 }, () => ({ field: "unread", operator: "is", value: true })),
    }),
    JSON.stringify({
      match: "all",
      of: [{ match: "all", of: [{ match: "all", of: [{ field: "unread", operator: "is", value: true }] }] }],
    }),
  ];
  for (const where of refused) {
    expect(await api.call(listConversations, { token, query: { where } })).toMatchObject({ code: "request.invalid" });
  }
});

test("a cursor of one order does not go on in another", async () => {
  const { result } = await api.call(listConversations, { token, query: { sort: "priority", limit: 5 } });
  const answer = await api.call(listConversations, { token, query: { sort: "created", cursor: result.next ?? "" } });
  expect(answer).toMatchObject({ code: "request.invalid", details: [{ field: "query.cursor" }] });
});
