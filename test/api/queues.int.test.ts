import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listConversations, takeOver } from "../../contracts/endpoints/conversations.ts";
import {
  assignConversation,
  changeContact,
  changeQueue,
  listAssignees,
  listLine,
  listQueues,
  takeNext,
} from "../../contracts/endpoints/queue.ts";
import { sendReply } from "../../contracts/endpoints/conversations.ts";
import type { OperatorId, TeamId } from "../../contracts/ids.ts";
import type { Role } from "../../contracts/permissions.ts";
import { ContactRecord } from "../../entities/contactRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { newId } from "../../entities/newId.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import { TeamMemberRecord } from "../../entities/teamMemberRecord.ts";
import { TeamRecord } from "../../entities/teamRecord.ts";
import { createTestNamespace } from "../support/testNamespace.ts";
import { openInbox } from "./inbox.ts";
import { startWork } from "./startWork.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let endWork: () => Promise<void>;

beforeAll(async () => {
  api = await startTestApi({ variables: { TEMPORAL_NAMESPACE: await createTestNamespace() } });
  endWork = await startWork(api);
});
afterAll(async () => {
  await endWork();
  await api.close();
});

/** A tenant with one team, and people who sign in. The line waits for hands. */
async function company() {
  const tenant = await api.addTenant();
  const team = { id: newId("tem"), tenantId: tenant.id, name: "Ремонт", order: "byHand" } as const;
  await api.db.getRepository(TeamRecord).save(team);
  const inbox = await openInbox(api, tenant);
  return {
    tenant,
    team,
    person: async (
      role: Role,
      { scope = "GLOBAL", teams = [team.id] }: { scope?: "GLOBAL" | "SELF"; teams?: readonly TeamId[] } = {},
    ) => {
      const person = await api.signInTo(tenant, role);
      const id: OperatorId = person.id;
      await api.db.getRepository(OperatorRecord).update({ id }, { scope });
      for (const teamId of teams) await api.db.getRepository(TeamMemberRecord).save({ teamId, operatorId: id });
      return { ...person, id };
    },
    conversation: () => inbox.receive("Здравствуйте"),
    waits: async () => {
      const { id } = await inbox.receive("Позовите человека");
      await api.db.getRepository(ConversationRecord).update({ id }, { mode: "operator", teamId: team.id });
      return id;
    },
  };
}

const give = (token: string, conversationId: string, to: unknown) =>
  api.call(assignConversation, { token, params: { conversationId }, body: { to } });
const sees = async (token: string) => {
  const { result } = await api.call(listConversations, { token });
  return result.conversations.map(({ id }) => id);
};

describe("assigning by hand", () => {
  test("a head gives a conversation to a colleague, who sees it at once, and who had it does not any more", async () => {
    const { conversation, person } = await company();
    const head = await person("SALES_HEAD");
    const [one, other] = [await person("MANAGER", { scope: "SELF" }), await person("MANAGER", { scope: "SELF" })];
    const { id } = await conversation();
    expect(await sees(one.token)).toEqual([]);

    const given = await give(head.token, id, { kind: "operator", id: one.id });
    expect(given.result.conversation).toMatchObject({ mode: "operator", assigneeId: one.id });
    expect(await sees(one.token)).toEqual([id]);

    await give(head.token, id, { kind: "operator", id: other.id });
    expect(await sees(one.token)).toEqual([]);
    expect(await sees(other.token)).toEqual([id]);
  });

  test("giving it once more to who has it changes nothing", async () => {
    const { conversation, person } = await company();
    const head = await person("SALES_HEAD");
    const { id } = await conversation();
    const first = await give(head.token, id, { kind: "operator", id: head.id });
    const again = await give(head.token, id, { kind: "operator", id: head.id });
    expect(again.result.conversation.generation).toBe(first.result.conversation.generation);
  });

  test("who may only answer may take it, and not give it to somebody else", async () => {
    const { conversation, person } = await company();
    const [one, other] = [await person("MANAGER"), await person("MANAGER")];
    const { id } = await conversation();
    expect(await give(one.token, id, { kind: "operator", id: other.id })).toMatchObject({ code: "permission.denied" });
    expect((await give(one.token, id, { kind: "operator", id: one.id })).result.conversation.assigneeId).toBe(one.id);
  });

  test("people and teams of another company are not there", async () => {
    const { conversation, person } = await company();
    const theirs = await company();
    const head = await person("SALES_HEAD");
    const stranger = await theirs.person("MANAGER");
    const { id } = await conversation();
    expect(await give(head.token, id, { kind: "operator", id: stranger.id })).toMatchObject({
      code: "operator.not_found",
    });
    expect(await give(head.token, id, { kind: "team", id: theirs.team.id })).toMatchObject({ code: "team.not_found" });
  });

  test("in a team's line everybody of the team sees it; handed back to the bot it leaves team and person", async () => {
    const { conversation, person, team } = await company();
    const head = await person("SALES_HEAD");
    const member = await person("MANAGER", { scope: "SELF" });
    const { id } = await conversation();
    const { result } = await give(head.token, id, { kind: "team", id: team.id });
    expect(result.conversation).toMatchObject({ mode: "operator", teamId: team.id, assigneeId: null });
    expect(await sees(member.token)).toEqual([id]);
    expect((await give(head.token, id, null)).result.conversation).toMatchObject({ mode: "operator", teamId: null });
    expect(await sees(member.token)).toEqual([]);
  });
});

describe("taking the next one", () => {
  test("who has waited longest comes first, and of two who take at once each gets another", async () => {
    const { waits, person } = await company();
    const [one, other] = [await person("MANAGER"), await person("MANAGER")];
    const ids = [await waits(), await waits(), await waits()];
    const [mine, theirs] = await Promise.all([
      api.call(takeNext, { token: one.token, body: {} }),
      api.call(takeNext, { token: other.token, body: {} }),
    ]);
    const taken = [mine, theirs].map(({ result }) => result.conversation?.id);
    expect(new Set(taken)).toEqual(new Set(ids.slice(0, 2)));
    expect((await api.call(takeNext, { token: one.token, body: {} })).result.conversation?.id).toBe(ids[2]);
    expect((await api.call(takeNext, { token: one.token, body: {} })).result.conversation).toBeNull();
  });

  test("who holds as many as they may is refused, and the line of a team one is not in is not touched", async () => {
    const { waits, person } = await company();
    const one = await person("MANAGER");
    const outsider = await person("MANAGER", { teams: [] });
    await waits();
    await waits();
    await api.db.getRepository(OperatorRecord).update({ id: one.id }, { maxOpenConversations: 1 });
    expect((await api.call(takeNext, { token: outsider.token, body: {} })).result.conversation).toBeNull();
    expect((await api.call(takeNext, { token: one.token, body: {} })).result.conversation).not.toBeNull();
    expect(await api.call(takeNext, { token: one.token, body: {} })).toMatchObject({ code: "operator.at_capacity" });
  });
});

describe("looking at the lines", () => {
  test("a line shows who waits in its order, who is there and how many they hold, and its settings", async () => {
    const { waits, person, team } = await company();
    const head = await person("GROUP_MANAGER");
    const [first, second] = [await waits(), await waits()];
    await api.db.getRepository(ConversationRecord).update({ id: second }, { priority: "urgent" });
    const { result } = await api.call(listLine, { token: head.token, params: { teamId: team.id } });
    expect(result.line.map(({ conversationId }) => conversationId)).toEqual([second, first]);

    await api.call(changeQueue, { token: head.token, params: { teamId: team.id }, body: { ladderSeconds: null } });
    await api.call(takeOver, { token: head.token, params: { conversationId: first } });
    const [queue] = (await api.call(listQueues, { token: head.token })).result.queues;
    expect(queue).toMatchObject({
      waiting: 1,
      isOpen: true,
      settings: { order: "byHand", ladderSeconds: null },
      members: [{ id: head.id, openConversations: 1 }],
    });
    const { people, teams } = (await api.call(listAssignees, { token: head.token })).result;
    expect(people).toMatchObject([{ id: head.id, openConversations: 1 }]);
    expect(teams).toEqual([{ id: team.id, name: "Ремонт", waiting: 1 }]);
  });
});

describe("who is responsible for a contact", () => {
  test("is whom somebody names, or the first who replies where the company wants it so", async () => {
    const { conversation, person, tenant } = await company();
    const head = await person("SALES_HEAD");
    const one = await person("MANAGER");
    const { id: conversationId, contactId } = await conversation();
    const responsibleOf = async () =>
      (await api.db.getRepository(ContactRecord).findOneByOrFail({ id: contactId })).responsibleId;
    const reply = (clientKey: string) =>
      api.call(sendReply, { token: one.token, params: { conversationId }, body: { text: "Слушаю", clientKey } });

    await reply("responsible-1");
    expect(await responsibleOf()).toBeNull();
    const settings = { ...tenant.settings, responsible: "firstToReply" };
    await api.db.query(`UPDATE tenants SET settings = $2 WHERE id = $1`, [tenant.id, JSON.stringify(settings)]);
    await reply("responsible-2");
    expect(await responsibleOf()).toBe(one.id);

    const named = { params: { contactId }, body: { responsibleId: head.id } };
    expect(await api.call(changeContact, { token: one.token, ...named })).toMatchObject({ code: "permission.denied" });
    expect((await api.call(changeContact, { token: head.token, ...named })).result.responsibleId).toBe(head.id);
  });
});
