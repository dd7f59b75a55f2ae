import { afterAll, beforeAll, expect, test } from "vitest";
import { writeNote } from "../../contracts/endpoints/inbox.ts";
import {
  TRANSCRIPT_PATH,
  listContactConversations,
  listConversationFiles,
  listParticipants,
} from "../../contracts/endpoints/thread.ts";
import { MediaRecord } from "../../entities/mediaRecord.ts";
import { MessageRecord } from "../../entities/messageRecord.ts";
import { newId } from "../../entities/newId.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function conversation() {
  const tenant = await api.addTenant();
  const { token, id: operatorId } = await api.signInTo(tenant);
  const inbox = await openInbox(api, tenant);
  const { id: conversationId, contactId } = await inbox.receive("Здравствуйте, сломался экран");
  return { tenant, token, operatorId, account: inbox.account, contactId, params: { conversationId } };
}

test("a contact's conversations are listed in every channel, and only to whom they are visible", async () => {
  const { params, contactId, token } = await conversation();
  const { token: stranger } = await api.signInTo(await api.addTenant());
  const { result } = await api.call(listContactConversations, { params: { contactId }, token });
  expect(result.conversations.map(({ id }) => id)).toEqual([params.conversationId]);
  expect(await api.call(listContactConversations, { params: { contactId }, token: stranger })).toMatchObject({
    code: "contact.not_found",
  });
});

test("the files of a conversation are found without reading through it", async () => {
  const { tenant, params, token, account } = await conversation();
  const message = await api.db.getRepository(MessageRecord).findOneByOrFail(params);
  const file = { tenantId: tenant.id, channelAccountId: account.id, messageId: message.id, providerFileId: "file" };
  await api.db.getRepository(MediaRecord).save({ id: newId("med"), ...file, fileName: "Чек.pdf", status: "stored" });
  const { result } = await api.call(listConversationFiles, { params, token });
  expect(result).toMatchObject({ files: [{ fileName: "Чек.pdf", messageId: message.id, seq: 1 }], next: null });
});

test("whoever was called into a conversation takes part in it", async () => {
  const { tenant, params, token, operatorId } = await conversation();
  const colleague = await api.addOperator(tenant, "MANAGER", "Борис");
  const body = { text: "@Борис", mentions: [colleague.id], clientKey: "participants-1" };
  await api.call(writeNote, { params, token, body });
  const { result } = await api.call(listParticipants, { params, token });
  expect(result.participants.map(({ id }) => id).toSorted()).toEqual([colleague.id, operatorId].toSorted());
});

test("a transcript says who said what in either language, and keeps private notes private", async () => {
  const { params, token } = await conversation();
  await api.call(writeNote, { params, token, body: { text: "Жадный клиент", clientKey: "transcript-1" } });
  const read = async (language: string) => {
    const path = TRANSCRIPT_PATH.replace(":conversationId", params.conversationId);
    const answer = await fetch(`${api.url}${path}?language=${language}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return answer.text();
  };
  const [russian, english] = await Promise.all([read("ru"), read("en")]);
  expect(russian).toMatch(
    /^Переписка: .+\nВремя: Europe\/Moscow\n\n\d\d\.\d\d\.\d{4} \d\d:\d\d .+: Здравствуйте, сломался экран\n$/,
  );
  expect(english).toMatch(/^Conversation: /);
});
