import { array, assert, asyncProperty, constant, constantFrom, nat, oneof, option, record, subarray } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parameters } from "../../api/parameters.ts";
import { seesConversation } from "../../api/scope/conversationScope.ts";
import { mayView } from "../../contracts/sight.ts";
import { transact } from "../../commands/transact.ts";
import { changeChannelAccount } from "../../contracts/endpoints/channelAccounts.ts";
import { listConversations } from "../../contracts/endpoints/conversations.ts";
import { changePerson } from "../../contracts/endpoints/people.ts";
import { changeBranch } from "../../contracts/endpoints/structure.ts";
import type { ConversationHolders } from "../../contracts/conversation.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { DataScope } from "../../contracts/permissions.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { newId } from "../../entities/newId.ts";
import { buildBranch, buildTeam } from "../support/builders.ts";
import { until } from "../support/until.ts";
import { openInbox } from "./inbox.ts";
import { openSocket } from "./realtimeClient.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
const idOf = (things: readonly { readonly id: string }[], index: number | null) =>
  index === null ? null : (things[index]?.id ?? null);
const maybe = (count: number) => option(nat(count - 1));

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test("what the database shows to a viewer is what the realtime log shows them", { timeout: 30_000 }, async () => {
  const { id: tenantId } = await api.addTenant();
  const branches = [newId("brn"), newId("brn"), newId("brn")];
  const teams = [newId("tem"), newId("tem")];
  const operators = [newId("opr"), newId("opr")];
  const all = [null, ...branches].flatMap((branchId) =>
    [null, ...teams].flatMap((teamId) => [null, ...operators].map((assigneeId) => ({ branchId, teamId, assigneeId }))),
  );
  const conversations = await api.db.getRepository(ConversationRecord).save(
    all.map(({ branchId, teamId, assigneeId }, index) => ({
      branchId,
      teamId,
      assigneeId,
      id: newId("con"),
      tenantId,
      channelAccountId: newId("acc"),
      externalChatId: String(index),
      contactId: newId("ctc"),
      mode: "bot" as const,
      lastActivityAt: new Date(),
    })),
  );
  const viewers = record({
    scope: constantFrom(...DataScope.options),
    operatorId: constantFrom(null, ...operators, newId("opr")),
    branchIds: subarray(branches),
    teamIds: subarray(teams),
  });
  await assert(
    asyncProperty(viewers, async (given) => {
      const viewer = { tenantId, ...given };
      const { values, bind } = parameters();
      const shown: { id: ConversationId }[] = await api.db.query(
        `SELECT id FROM conversations c WHERE ${seesConversation(viewer, "c", bind)} ORDER BY id`,
        values,
      );
      const viewed = conversations.filter((conversation) => mayView(viewer, conversation)).map(({ id }) => id);
      expect(shown.map(({ id }) => id)).toEqual(viewed.toSorted());
    }),
    { numRuns: 200 },
  );
});

test(
  "whatever is moved and whoever, every screen hears of what it may see, and of nothing else",
  { timeout: 90_000 },
  async () => {
    const tenant = await api.addTenant();
    const { token } = await api.signInTo(tenant);
    const root = await buildBranch(api.db, tenant);
    const branches = [root, await buildBranch(api.db, tenant, root.id), await buildBranch(api.db, tenant, root.id)];
    const teams = [await buildTeam(api.db, tenant), await buildTeam(api.db, tenant)];
    const inboxes = [await openInbox(api, tenant), await openInbox(api, tenant)];
    const chats = (
      await Promise.all(inboxes.map((inbox) => Promise.all([inbox.receive("раз"), inbox.receive("два")])))
    ).flat();
    const own = await openInbox(api, tenant);
    const people = await Promise.all(
      DataScope.options.map(async (scope) => {
        const operator = await api.signInTo(tenant, "MANAGER");
        await api.call(changePerson, {
          token,
          params: { operatorId: operator.id },
          body: { scope, branchId: root.id },
        });
        const lighthouse = await own.receive("свет");
        const repository = api.db.getRepository(ConversationRecord);
        await repository.update({ id: lighthouse.id }, { assigneeId: operator.id });
        const socket = openSocket(api.url);
        await socket.hello(operator.token);
        return { ...operator, lighthouse, socket };
      }),
    );

    const hold = (chat: number, column: "assigneeId" | "teamId", value: string | null) =>
      transact(api.db, (manager) =>
        manager.query(`UPDATE conversations SET "${column}" = $2 WHERE id = $1`, [idOf(chats, chat), value]),
      );
    /** What the API lists for each of the people. */
    const sights = () =>
      Promise.all(
        people.map(async (person) => {
          const { conversations } = (await api.call(listConversations, { token: person.token })).result;
          return new Set<string>(conversations.map(({ id }) => id));
        }),
      );
    const holders = async () => {
      const rows: (ConversationHolders & { readonly id: ConversationId })[] = await api.db.query(
        `SELECT id, "branchId", "teamId", "assigneeId" FROM conversations WHERE id = ANY($1)`,
        [chats.map(({ id }) => id)],
      );
      return new Map(rows.map((row) => [row.id, { assigneeId: row.assigneeId, all: JSON.stringify(row) }]));
    };
    const heard = (person: (typeof people)[number], from: number) =>
      person.socket
        .events()
        .slice(from)
        .filter(({ conversationId }) => chats.some(({ id }) => id === conversationId));
    /** The log is in order: who has heard of a message to themselves has heard everything before it. */
    const everybodyIsUpToDate = async () => {
      for (const { lighthouse, socket } of people) {
        const from = socket.events().length;
        await own.receive("свет", Number(lighthouse.externalChatId));
        await until(() =>
          socket
            .events()
            .slice(from)
            .some(({ conversationId }) => conversationId === lighthouse.id),
        );
      }
    };

    const chat = nat(chats.length - 1);
    const step = oneof(
      record({ kind: constant("write" as const), chat }),
      record({ kind: constant("assign" as const), chat, operator: maybe(people.length) }),
      record({ kind: constant("queue" as const), chat, team: maybe(teams.length) }),
      record({
        kind: constant("moveAccount" as const),
        inbox: nat(inboxes.length - 1),
        branch: maybe(branches.length),
      }),
      record({
        kind: constant("moveBranch" as const),
        branch: nat(branches.length - 1),
        parent: maybe(branches.length),
      }),
      record({
        kind: constant("place" as const),
        operator: nat(people.length - 1),
        scope: constantFrom(...DataScope.options),
        branch: maybe(branches.length),
        teamIds: subarray(teams.map(({ id }) => id)),
      }),
    );
    type Step = typeof step extends { generate(...given: never): { readonly value: infer Value } } ? Value : never;

    async function take(given: Step): Promise<ConversationId | undefined> {
      switch (given.kind) {
        case "write": {
          const written = chats[given.chat];
          const inbox = inboxes.find(({ account }) => account.id === written?.channelAccountId);
          return (await inbox?.receive("ещё", Number(written?.externalChatId)))?.id;
        }
        case "assign":
          await hold(given.chat, "assigneeId", idOf(people, given.operator));
          return undefined;
        case "queue":
          await hold(given.chat, "teamId", idOf(teams, given.team));
          return undefined;
        case "moveAccount": {
          const params = { channelAccountId: inboxes[given.inbox]?.account.id ?? "" };
          await api.call(changeChannelAccount, { token, params, body: { branchId: idOf(branches, given.branch) } });
          return undefined;
        }
        case "moveBranch": {
          const params = { branchId: idOf(branches, given.branch) ?? "" };
          await api.call(changeBranch, { token, params, body: { parentId: idOf(branches, given.parent) } });
          return undefined;
        }
        case "place": {
          const params = { operatorId: idOf(people, given.operator) ?? "" };
          const body = { scope: given.scope, branchId: idOf(branches, given.branch), teamIds: given.teamIds };
          const { status, text } = await api.call(changePerson, { token, params, body });
          if (status !== 200) throw new Error(text);
          return undefined;
        }
      }
    }

    await everybodyIsUpToDate();
    await assert(
      asyncProperty(array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
        for (const given of steps) {
          const [before, heldBefore] = [await sights(), await holders()];
          const marks = people.map(({ socket }) => socket.events().length);
          const written = await take(given);
          const [after, heldAfter] = [await sights(), await holders()];
          await everybodyIsUpToDate();
          const moved = [...heldAfter]
            .filter(([id, { all }]) => heldBefore.get(id)?.all !== all)
            .map(([id, { assigneeId }]) => {
              const isGiven = assigneeId !== null && assigneeId !== heldBefore.get(id)?.assigneeId;
              return { id, kind: isGiven ? "conversation.assigned" : "conversation.changed" };
            });
          people.forEach((person, index) => {
            const [saw, sees] = [before[index], after[index]];
            const expected = [
              ...(written !== undefined && sees?.has(written) ? [`message.received ${written}`] : []),
              ...moved.flatMap(({ id, kind }) =>
                sees?.has(id) ? [`${kind} ${id}`] : saw?.has(id) ? [`conversation.left ${id}`] : [],
              ),
            ];
            const told = heard(person, marks[index] ?? 0).map(
              ({ kind, conversationId }) => `${kind} ${conversationId}`,
            );
            expect({ given, told: told.toSorted() }).toEqual({ given, told: expected.toSorted() });
          });
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
    for (const { socket } of people) socket.close();
  },
);
