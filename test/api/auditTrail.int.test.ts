import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../api/routes/routes.ts";
import { beginSession } from "../../commands/beginSession.ts";
import { registerDevice } from "../../commands/seeDevice.ts";
import { stepAt, totpCode } from "../../commands/totp.ts";
import type { AuditAction } from "../../contracts/audit.ts";
import type { Endpoint } from "../../contracts/endpoint.ts";
import { setLogo } from "../../contracts/endpoints/ownTenant.ts";
import { SMALLEST_PNG } from "../support/smallestPng.ts";
import { closeConversation, listMessages, sendReply, takeOver } from "../../contracts/endpoints/conversations.ts";
import { createCannedReply, createMacro } from "../../contracts/endpoints/composing.ts";
import { createCompany, createCompanyContact } from "../../contracts/endpoints/companies.ts";
import { mergeCompanies } from "../../contracts/endpoints/companyMerges.ts";
import { writeCompanyNote } from "../../contracts/endpoints/companyNotes.ts";
import { askForCompany, decideCompanyRequest } from "../../contracts/endpoints/companyRequests.ts";
import type { CompanyAsk } from "../../contracts/companyRequest.ts";
import { createCompanyView } from "../../contracts/endpoints/companyViews.ts";
import { createDictionaryEntry } from "../../contracts/endpoints/dictionary.ts";
import { createPipeline, createStage, createStageRule, listPipelines } from "../../contracts/endpoints/funnel.ts";
import { createFolder } from "../../contracts/endpoints/folders.ts";
import { createLabel } from "../../contracts/endpoints/inbox.ts";
import { createPersonLink, deactivatePerson } from "../../contracts/endpoints/people.ts";
import { beginTwoFactor, listSessions } from "../../contracts/endpoints/profile.ts";
import { scheduleReply } from "../../contracts/endpoints/scheduledReplies.ts";
import { completeTask, createTask } from "../../contracts/endpoints/tasks.ts";
import { Session } from "../../contracts/endpoints/session.ts";
import { nothingExtracted } from "../../contracts/extraction.ts";
import { createTelegramAccount, setTelegramApp } from "../../contracts/endpoints/telegramAccounts.ts";
import type { SignInPhase } from "../../contracts/telegramAccount.ts";
import { HistoryImportRecord } from "../../entities/historyImportRecord.ts";
import { TelegramSessionRecord } from "../../entities/telegramSessionRecord.ts";
import type { ChannelAccountStatus } from "../../contracts/channel.ts";
import type { ApiKeyId } from "../../contracts/ids.ts";
import { AppBuildRecord } from "../../entities/appBuildRecord.ts";
import { DeviceRecord } from "../../entities/deviceRecord.ts";
import { AppealRecord } from "../../entities/appealRecord.ts";
import { AuditEntryRecord } from "../../entities/auditEntryRecord.ts";
import { ConversationId } from "../../contracts/ids.ts";
import { CallRequestRecord } from "../../entities/callRequestRecord.ts";
import { BulkRunRecord } from "../../entities/bulkRunRecord.ts";
import { ChannelAccountRecord } from "../../entities/channelAccountRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import { MessageRecord } from "../../entities/messageRecord.ts";
import { newId } from "../../entities/newId.ts";
import { SequenceRecord } from "../../entities/sequenceRecord.ts";
import { TeamMemberRecord } from "../../entities/teamMemberRecord.ts";
import { TeamRecord } from "../../entities/teamRecord.ts";
import { TenantRecord } from "../../entities/tenantRecord.ts";
import { startTelegramSimulator } from "../../simulators/telegram/server.ts";
import { botToken, buildBranch, buildBulkRun, buildChannelAccount, buildRole, buildTeam } from "../support/builders.ts";
import { createTestNamespace } from "../support/testNamespace.ts";
import { fromBase32 } from "./fromBase32.ts";
import { openInbox } from "./inbox.ts";
import { startWork } from "./startWork.ts";
import { PASSWORD, startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";
import { buildSequence } from "../support/buildSequence.ts";
import { askedPrice, buildTouchRun } from "../support/buildTouchRun.ts";

let api: TestApi;
let tenant: TenantRecord;
let endWork: () => Promise<void>;
let telegram: Awaited<ReturnType<typeof startTelegramSimulator>>;

beforeAll(async () => {
  telegram = await startTelegramSimulator({ rateLimits: "off" });
  const TEMPORAL_NAMESPACE = await createTestNamespace();
  api = await startTestApi({ variables: { TEMPORAL_NAMESPACE, TELEGRAM_API_ROOT: telegram.url } });
  endWork = await startWork(api);
});
afterAll(async () => {
  await endWork();
  await api.close();
  await telegram.close();
});

type Signed = Awaited<ReturnType<TestApi["signInTo"]>>;

/** An API key, to which a change is put down in an operator's stead. */
interface AsKey {
  readonly id: null;
  readonly name: string;
  readonly token: string;
  readonly apiKeyId: ApiKeyId;
}

interface Prepared {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly operator?: Signed | AsKey;
}

interface Audited {
  readonly action: AuditAction;
  /** Makes the state in which the endpoint changes something, and says with what to call it. */
  readonly prepare: () => Promise<Prepared>;
}

/** Endpoints that write but leave no entry, each with its reason. */
const exempt: Readonly<Record<string, string>> = {
  markRead: "What an operator has seen is no change of the business.",
  markUnread: "What an operator has seen is no change of the business.",
  readNotifications: "What an operator has heard is no change of the business.",
  snoozeNotification: "What an operator has heard is no change of the business.",
  changeNotificationSettings: "How an operator hears of things is theirs alone.",
  subscribePush: "How an operator hears of things is theirs alone.",
  unsubscribePush: "How an operator hears of things is theirs alone.",
  refreshSession: "It goes on with a session whose beginning was put down; a copied token is put down by itself.",
  forgotPassword: "It answers before it knows whether there is anything to put down; forgotPassword.int.test.ts looks.",
  readPersonLink: "It reads; it is a POST so that the token stands in no address.",
  beginTwoFactor: "What it stores counts for nothing until a code confirms it, which is put down.",
  saveDraft: "What has not been said yet is no change of the business.",
  startBulkRun: "Its run goes on by itself and is put down as well; bulk.int.test.ts looks.",
  undoBulkRun: "So does its undoing; bulk.int.test.ts looks.",
  uploadFile: "It waits for the reply it goes with, which is put down.",
  publicUploadFile: "It waits for the reply it goes with, which is put down.",
  runMacro: "Each of its steps is put down as the order that it is.",
  startSimulation: "It changes nothing; what it keeps can be computed again.",
  stopSimulation: "It changes nothing; what it keeps can be computed again.",
  orderTouchRuns: "Each of its runs is put down; touchRuns.int.test.ts looks.",
  moveRuns: "Each of its runs is put down; touchRuns.int.test.ts looks.",
  previewMove: "It changes nothing; it is a POST so that a filter has room.",
  countContacts: "It changes nothing; it is a POST so that a segment has room.",
  translateMessage: "It changes nothing; what it keeps can be computed again.",
  uploadAppBuild: "Its body is a file, which is put down; phone/devices.int.test.ts looks.",
  decodePayloads: "It computes an answer and stores nothing.",
  encodePayloads: "It computes an answer and stores nothing.",
};

const audited: Readonly<Record<string, Audited>> = {
  setUp: {
    action: "installation.setUp",
    prepare: async () => ({
      body: { tenantName: "Мастерская", name: "Анна", email: "first@example.test", password: PASSWORD },
    }),
  },
  signIn: {
    action: "session.signedIn",
    prepare: async () => ({ body: { email: (await api.addOperator(tenant)).email, password: PASSWORD } }),
  },
  requestCall: {
    action: "call.requested",
    prepare: async () => ({
      operator: await api.signInTo(tenant),
      body: { clientKey: "audited-call", phone: "+7 916 123-45-67" },
    }),
  },
  createTask: {
    action: "task.created",
    prepare: async () => ({
      operator: await api.signInTo(tenant),
      body: { clientKey: "audited-task", title: "Перезвонить" },
    }),
  },
  changeTask: { action: "task.changed", prepare: async () => ({ ...(await openTask()), body: { type: "call" } }) },
  completeTask: { action: "task.done", prepare: () => openTask() },
  reopenTask: {
    action: "task.reopened",
    async prepare() {
      const task = await openTask();
      await api.call(completeTask, { params: task.params, token: task.operator.token });
      return task;
    },
  },
  deleteTask: { action: "task.deleted", prepare: () => openTask() },
  cancelCall: { action: "call.cancelled", prepare: () => waitingCall() },
  reassignCall: {
    action: "call.reassigned",
    prepare: () => waitingCall(({ id }) => ({ operatorId: id })),
  },
  signOut: { action: "session.signedOut", prepare: async () => ({ operator: await api.signInTo(tenant) }) },
  createChannelAccount: {
    action: "channelAccount.created",
    async prepare() {
      const token = botToken();
      telegram.control.addBot(token);
      const body = { kind: "telegramBot", name: "Наш бот", settings: { token } };
      return { operator: await api.signInTo(tenant), body };
    },
  },
  checkChannelAccount: { action: "channelAccount.revived", prepare: () => accountThatIs("dead") },
  pauseChannelAccount: { action: "channelAccount.paused", prepare: () => accountThatIs("active") },
  resumeChannelAccount: { action: "channelAccount.resumed", prepare: () => accountThatIs("paused") },
  setTelegramApp: {
    action: "telegramApp.changed",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: telegramApp }),
  },
  createTelegramAccount: {
    action: "channelAccount.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: { name: "Личный" } }),
  },
  takeTelegramSignInStep: {
    action: "telegramAccount.signInStepTaken",
    async prepare() {
      const { operator, params } = await telegramAccount("signedOut");
      await api.call(setTelegramApp, { body: telegramApp, token: operator.token });
      return { operator, params, body: { step: "qr" } };
    },
  },
  startChat: {
    action: "telegramAccount.chatRequested",
    async prepare() {
      const { operator, params } = await telegramAccount("signedIn");
      return { operator, params, body: { to: "@anna_fix" } };
    },
  },
  resumeNewChats: {
    action: "telegramAccount.newChatsResumed",
    prepare: () => telegramAccount("signedIn"),
  },
  signOutTelegramAccount: {
    action: "telegramAccount.signOutOrdered",
    prepare: () => telegramAccount("signedIn"),
  },
  relocateTelegramAccount: {
    action: "telegramAccount.relocationOrdered",
    prepare: () => telegramAccount("signedIn"),
  },
  startHistoryImport: {
    action: "telegramAccount.importBegun",
    prepare: async () => ({ ...(await telegramAccount("signedIn")), body: { reach: "month" } }),
  },
  stopHistoryImport: {
    action: "telegramAccount.importStopped",
    async prepare() {
      const started = await telegramAccount("signedIn");
      const { channelAccountId } = started.params;
      await api.db
        .getRepository(HistoryImportRecord)
        .insert({ channelAccountId, tenantId: tenant.id, status: "running" });
      return started;
    },
  },
  sendReply: {
    action: "reply.queued",
    prepare: async () => ({ ...(await conversation()), body: { text: "Здравствуйте", clientKey: "audit-trail-1" } }),
  },
  cancelReply: { action: "reply.cancelled", prepare: () => replyThatIs("queued") },
  scheduleReply: {
    action: "reply.scheduled",
    prepare: async () => ({ ...(await conversation()), body: { ...later, clientKey: "audit-trail-4" } }),
  },
  changeScheduledReply: {
    action: "reply.rescheduled",
    prepare: async () => ({ ...(await scheduled()), body: { dueAt: "2031-01-01T00:00:00Z" } }),
  },
  cancelScheduledReply: { action: "reply.unscheduled", prepare: () => scheduled() },
  createCannedReply: {
    action: "cannedReply.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: template }),
  },
  changeCannedReply: { action: "cannedReply.changed", prepare: () => canned({ text: "Готово завтра" }) },
  deleteCannedReply: { action: "cannedReply.deleted", prepare: () => canned() },
  createMacro: {
    action: "macro.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: macro }),
  },
  changeMacro: { action: "macro.changed", prepare: () => macroWith({ name: "Иначе" }) },
  stopBulkRun: { action: "bulk.cancelled", prepare: () => bulkRun() },
  deleteMacro: { action: "macro.deleted", prepare: () => macroWith() },
  resolveDelivery: {
    action: "delivery.resent",
    prepare: async () => ({ ...(await replyThatIs("failed")), body: { choice: "resend" } }),
  },
  editMessage: {
    action: "message.edited",
    prepare: async () => ({ ...(await replyThatIs("sent")), body: { text: "Готово завтра" } }),
  },
  deleteMessage: { action: "message.deleted", prepare: () => replyThatIs("sent") },
  reactToMessage: {
    action: "message.reacted",
    async prepare() {
      const { operator, params } = await conversation();
      const { messages } = (await api.call(listMessages, { params, token: operator.token })).result;
      return { operator, params: { ...params, messageId: messages[0]?.id ?? "" }, body: { emoji: "👍" } };
    },
  },
  takeOver: { action: "conversation.taken", prepare: () => conversation() },
  assignConversation: {
    action: "conversation.assigned",
    async prepare() {
      const { params, operator } = await conversation();
      return { params, operator, body: { to: { kind: "operator", id: operator.id } } };
    },
  },
  takeNext: {
    action: "conversation.assigned",
    async prepare() {
      const { operator, params, teamId } = await teamOfOne();
      const { params: waiting } = await conversation();
      await api.db
        .getRepository(ConversationRecord)
        .update({ id: ConversationId.parse(waiting.conversationId) }, { mode: "operator", teamId });
      return { operator, params };
    },
  },
  changeQueue: {
    action: "team.queueChanged",
    prepare: async () => ({ ...(await teamOfOne()), body: { ladderSeconds: 60, offHoursText: "Мы спим" } }),
  },
  changeContact: {
    action: "contact.changed",
    async prepare() {
      const { params, operator } = await conversation();
      const { contactId } = await api.db
        .getRepository(ConversationRecord)
        .findOneByOrFail({ id: ConversationId.parse(params.conversationId) });
      return { operator, params: { contactId }, body: { responsibleId: operator.id } };
    },
  },
  handBack: { action: "conversation.handedBack", prepare: () => conversationAfter(takeOver) },
  closeConversation: { action: "conversation.closed", prepare: () => conversation() },
  reopenConversation: { action: "conversation.reopened", prepare: () => conversationAfter(closeConversation) },
  changeConversation: {
    action: "conversation.changed",
    prepare: async () => ({ ...(await conversation()), body: { priority: "urgent", status: "pending" } }),
  },
  snoozeConversation: {
    action: "conversation.snoozed",
    prepare: async () => ({ ...(await conversation()), body: { until: null } }),
  },
  labelConversation: {
    action: "conversation.labelled",
    async prepare() {
      const { params, operator } = await labelled();
      return { ...(await conversation()), operator, body: { add: [params.labelId] } };
    },
  },
  writeNote: {
    action: "note.written",
    prepare: async () => ({ ...(await conversation()), body: { text: "Готово", clientKey: "audit-trail-3" } }),
  },
  createLabel: {
    action: "label.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: { name: newId("lab"), color: "red" } }),
  },
  changeLabel: { action: "label.changed", prepare: async () => ({ ...(await labelled()), body: { color: "blue" } }) },
  createFolder: {
    action: "folder.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: folder }),
  },
  changeFolder: {
    action: "folder.changed",
    prepare: async () => ({ ...(await savedFolder()), body: { color: "blue" } }),
  },
  deleteFolder: { action: "folder.deleted", prepare: () => savedFolder() },
  createCompany: {
    action: "company.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: { name: "ООО Ромашка" } }),
  },
  changeCompany: {
    action: "company.changed",
    prepare: async () => ({ ...(await knownCompany()), body: { version: 1, inn: "7707083893" } }),
  },
  transferCompanies: {
    action: "company.transferred",
    prepare: async () => ({ ...(await knownCompany()), body: { responsibleId: null } }),
  },
  createCompanyContact: {
    action: "contact.created",
    prepare: async () => ({ ...(await knownCompany()), body: { firstName: "Пётр" } }),
  },
  changeContactCard: {
    action: "contact.cardChanged",
    async prepare() {
      const { operator, params } = await knownCompany();
      const body = { firstName: "Пётр" };
      const { result } = await api.call(createCompanyContact, { token: operator.token, params, body });
      return { operator, params: { contactId: result.id }, body: { version: 1, position: "Директор" } };
    },
  },
  markColdCall: {
    action: "phoneNumber.coldCallMarked",
    async prepare() {
      const { operator, company } = await knownCompany();
      return { operator, params: { phoneNumberId: company.phones[0]?.id ?? "" }, body: { isColdCall: true } };
    },
  },
  writeCompanyNote: {
    action: "companyNote.written",
    prepare: async () => ({ ...(await knownCompany()), body: { text: "Перезвонить" } }),
  },
  changeCompanyNote: {
    action: "companyNote.changed",
    prepare: async () => ({ ...(await writtenNote()), body: { isPinned: true } }),
  },
  attachNoteFile: {
    action: "companyNote.fileAttached",
    prepare: async () => ({ ...(await writtenNote()), query: { fileName: "договор.txt" }, headers: bytes }),
  },
  createCompanyView: {
    action: "companyView.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: companyView }),
  },
  changeCompanyView: {
    action: "companyView.changed",
    prepare: async () => ({ ...(await savedView()), body: { sort: "changed" } }),
  },
  deleteCompanyView: { action: "companyView.deleted", prepare: () => savedView() },
  askForCompany: {
    action: "companyRequest.made",
    prepare: async () => ({ ...(await knownCompany()), body: warmer }),
  },
  decideCompanyRequest: {
    action: "companyRequest.decided",
    prepare: async () => ({ ...(await askedFor(warmer)), body: { isApproved: true } }),
  },
  cancelCompanyRequest: { action: "companyRequest.cancelled", prepare: () => askedFor(warmer) },
  restoreCompany: {
    action: "company.restored",
    async prepare() {
      const asked = await askedFor({ kind: "deletion", reason: "Закрылась" });
      const { operator, params } = asked;
      await api.call(decideCompanyRequest, { token: operator.token, params, body: { isApproved: true } });
      return asked;
    },
  },
  mergeCompanies: {
    action: "company.merged",
    prepare: async () => {
      const { operator, params } = await knownCompany();
      return { operator, params, body: { fromId: (await knownCompany()).company.id } };
    },
  },
  undoCompanyMerge: {
    action: "company.mergeUndone",
    prepare: async () => {
      const { operator, params } = await knownCompany();
      const body = { fromId: (await knownCompany()).company.id };
      const { result } = await api.call(mergeCompanies, { token: operator.token, params, body });
      return { operator, params: { companyMergeId: result.companyMergeId } };
    },
  },
  createDictionaryEntry: {
    action: "dictionaryEntry.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: word() }),
  },
  changeDictionaryEntry: {
    action: "dictionaryEntry.changed",
    prepare: async () => ({ ...(await knownWord()), body: { color: "blue" } }),
  },
  deleteDictionaryEntry: { action: "dictionaryEntry.deleted", prepare: () => knownWord() },
  deleteLabel: { action: "label.deleted", prepare: () => labelled() },
  invitePerson: {
    action: "person.invited",
    prepare: async () => ({
      operator: await api.signInTo(tenant),
      body: { name: "Пётр", email: `${newId("opr")}@example.test`, role: "MANAGER" },
    }),
  },
  changePerson: { action: "person.changed", prepare: () => colleague({ role: "SALES_HEAD" }) },
  deactivatePerson: { action: "person.deactivated", prepare: () => colleague() },
  reactivatePerson: { action: "person.reactivated", prepare: () => colleagueAfter(deactivatePerson) },
  createPersonLink: { action: "person.linkMade", prepare: () => colleague() },
  removePersonTwoFactor: { action: "twoFactor.removed", prepare: () => colleague() },
  choosePassword: {
    action: "password.changed",
    async prepare() {
      const operator = await api.signInTo(tenant);
      const administrator = await api.signInTo(tenant);
      const link = { params: { operatorId: operator.id }, token: administrator.token };
      const { result } = await api.call(createPersonLink, link);
      return { operator, body: { token: new URL(result.url).hash.slice(1), password: "another-Password-7" } };
    },
  },
  changeProfile: {
    action: "profile.changed",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: { presence: "busy" } }),
  },
  changePassword: {
    action: "password.changed",
    prepare: async () => ({
      operator: await api.signInTo(tenant),
      body: { current: PASSWORD, next: "another-Password-7" },
    }),
  },
  endOwnSession: {
    action: "session.ended",
    async prepare() {
      const operator = await api.signInTo(tenant);
      const { result } = await api.call(listSessions, { token: operator.token });
      return { operator, params: { sessionId: result.sessions[0]?.id ?? "" } };
    },
  },
  endAllSessions: {
    action: "session.allEnded",
    prepare: async () => ({ operator: await api.signInTo(tenant) }),
  },
  confirmTwoFactor: {
    action: "twoFactor.confirmed",
    async prepare() {
      const operator = await api.signInTo(tenant);
      const { result } = await api.call(beginTwoFactor, { token: operator.token, body: { password: PASSWORD } });
      return { operator, body: { code: totpCode(fromBase32(result.secret), stepAt(new Date())) } };
    },
  },
  removeTwoFactor: { action: "twoFactor.removed", prepare: () => ownPassword() },
  createApiKey: {
    action: "apiKey.created",
    prepare: async () => ({
      operator: await api.signInTo(tenant),
      body: { name: "Магазин", permissions: ["contacts.read"], expiresInDays: null },
    }),
  },
  revokeApiKey: {
    action: "apiKey.revoked",
    async prepare() {
      const { id: apiKeyId } = await api.addApiKey(tenant);
      return { operator: await api.signInTo(tenant), params: { apiKeyId } };
    },
  },
  publicRequestCall: {
    action: "call.requested",
    async prepare() {
      const { id, name, secret } = await api.addApiKey(tenant);
      const { id: operatorId } = await api.signInTo(tenant);
      const body = { clientKey: "audited-by-key", operatorId, phone: "+7 916 123-45-67" };
      return { operator: { id: null, name, token: secret, apiKeyId: id }, body };
    },
  },
  publicSendReply: {
    action: "reply.queued",
    async prepare() {
      const { params } = await conversation();
      const { id: apiKeyId, name, secret: token } = await api.addApiKey(tenant);
      return {
        params,
        operator: { id: null, name, token, apiKeyId },
        body: { text: "Готово", clientKey: "audit-trail-3" },
      };
    },
  },
  createSequence: {
    action: "sequence.created",
    prepare: async () => ({
      operator: await api.signInTo(tenant),
      body: { clientKey: "audited-sequence", kind: "sequence", name: "Спросили цену", definition: askedPrice },
    }),
  },
  saveSequence: {
    action: "sequence.changed",
    prepare: () => sequence({ revision: 1, name: "Спросили о цене", definition: askedPrice }),
  },
  publishSequence: { action: "sequence.published", prepare: () => sequence({ revision: 1 }, { publishedRevision: 0 }) },
  changeSequenceStatus: { action: "sequence.statusChanged", prepare: () => sequence({ status: "paused" }) },
  beginRuns: {
    action: "sequence.runsBegun",
    async prepare() {
      const { contactId } = await (await openInbox(api, tenant)).receive("Сколько стоит?");
      return sequence({ clientKey: "audited-begin", selection: { kind: "ids", ids: [contactId] } });
    },
  },
  publicBeginRun: {
    action: "sequence.runsBegun",
    async prepare() {
      const { contactId } = await (await openInbox(api, tenant)).receive("Сколько стоит?");
      const { id: apiKeyId, name, secret: token } = await api.addApiKey(tenant);
      const { id: sequenceId } = await buildSequence(api.db, tenant.id, askedPrice);
      return {
        params: { sequenceId },
        operator: { id: null, name, token, apiKeyId },
        body: { contactId, clientKey: "audit-trail-5" },
      };
    },
  },
  orderTouchRun: {
    action: "touchRun.ordered",
    async prepare() {
      const { contactId } = await (await openInbox(api, tenant)).receive("Сколько стоит?");
      const run = await buildTouchRun(api.db, await buildSequence(api.db, tenant.id, askedPrice), { contactId });
      return { operator: await api.signInTo(tenant), params: { touchRunId: run.id }, body: { order: "pause" } };
    },
  },
  suppressContact: {
    action: "contact.suppressionChanged",
    async prepare() {
      const { contactId } = await (await openInbox(api, tenant)).receive("Не пишите мне");
      return { operator: await api.signInTo(tenant), params: { contactId }, body: { suppressed: true } };
    },
  },
  publicReportOfContact: {
    action: "contact.reported",
    async prepare() {
      const { contactId } = await (await openInbox(api, tenant)).receive("Здравствуйте");
      const { id: apiKeyId, name, secret: token } = await api.addApiKey(tenant);
      return {
        params: { contactId },
        operator: { id: null, name, token, apiKeyId },
        body: { name: "order.paid", data: { sum: 4_500 }, clientKey: "audit-trail-4" },
      };
    },
  },
  changeSafetyRules: {
    action: "safety.changed",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: { twoFactorRequired: false } }),
  },
  endOpenSession: {
    action: "session.ended",
    async prepare() {
      const colleagues = await api.signInTo(tenant);
      const { result } = await api.call(listSessions, { token: colleagues.token });
      return { operator: await api.signInTo(tenant), params: { sessionId: result.sessions[0]?.id ?? "" } };
    },
  },
  changeChannelAccount: {
    action: "channelAccount.changed",
    prepare: async () => ({ ...(await accountThatIs("active")), body: { name: "Бот у метро" } }),
  },
  createBranch: {
    action: "branch.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: { name: "Север", parentId: null } }),
  },
  changeBranch: { action: "branch.changed", prepare: () => branch({ name: "Юг" }) },
  deleteBranch: { action: "branch.deleted", prepare: () => branch() },
  createTeam: {
    action: "team.created",
    prepare: async () => ({
      operator: await api.signInTo(tenant),
      body: { name: "Приём", branchId: null, memberIds: [] },
    }),
  },
  changeTeam: { action: "team.changed", prepare: () => team({ name: "Выдача" }) },
  deleteTeam: { action: "team.deleted", prepare: () => team() },
  createRole: {
    action: "role.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: { name: "Стажёр", permissions: [] } }),
  },
  changeRole: { action: "role.changed", prepare: () => role({ permissions: ["contacts.read"] }) },
  deleteRole: { action: "role.deleted", prepare: () => role() },
  createTenant: {
    action: "tenant.created",
    async prepare() {
      const administrator = { name: "Пётр", email: `${newId("opr")}@example.test` };
      const body = { name: "Мастерская", language: "ru", timeZone: "Europe/Moscow", administrator };
      return { operator: await api.signInTo(tenant, "ADMIN", true), body };
    },
  },
  changeOwnTenant: {
    action: "tenant.settingsChanged",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: { retentionDays: 365 } }),
  },
  setLogo: {
    action: "tenant.settingsChanged",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: { base64: SMALLEST_PNG } }),
  },
  removeLogo: {
    action: "tenant.settingsChanged",
    async prepare() {
      const operator = await api.signInTo(tenant);
      await api.call(setLogo, { token: operator.token, body: { base64: SMALLEST_PNG } });
      return { operator };
    },
  },
  renameTenant: { action: "tenant.renamed", prepare: () => otherTenant({ name: "Ещё одна" }) },
  suspendTenant: { action: "tenant.suspended", prepare: () => otherTenant({ reason: "Счёт не оплачен" }) },
  resumeTenant: {
    action: "tenant.resumed",
    async prepare() {
      const prepared = await otherTenant();
      await api.db.getRepository(TenantRecord).update({ id: prepared.params.tenantId }, { status: "suspended" });
      return prepared;
    },
  },
  createPhoneSignIn: { action: "phone.qrShown", prepare: async () => ({ operator: await api.signInTo(tenant) }) },
  signOutDevice: { action: "phone.signedOut", prepare: () => phone() },
  signOutOwnDevice: { action: "phone.signedOut", prepare: () => phone() },
  changeAppBuild: { action: "appBuild.changed", prepare: () => appBuild({ isActive: false }) },
  deleteAppBuild: { action: "appBuild.deleted", prepare: () => appBuild() },
  correctAppeal: {
    action: "appeal.corrected",
    prepare: async () => ({ ...(await knownAppeal()), body: { urgency: true } }),
  },
  createAppeal: {
    action: "appeal.created",
    async prepare() {
      const { id: conversationId } = await (await openInbox(api, tenant)).receive("Здравствуйте");
      return { operator: await api.signInTo(tenant), params: { conversationId }, body: {} };
    },
  },
  moveAppeal: {
    action: "appeal.moved",
    async prepare() {
      const { to } = await ownStages();
      return { ...(await knownAppeal()), body: { clientKey: "audited-move", stageId: to.id } };
    },
  },
  changeDeal: {
    action: "appeal.dealChanged",
    prepare: async () => ({ ...(await knownAppeal()), body: { version: 1, amount: 100_00 } }),
  },
  createPipeline: {
    action: "pipeline.created",
    prepare: async () => ({ operator: await api.signInTo(tenant), body: { name: newId("ppl") } }),
  },
  changePipeline: { action: "pipeline.changed", prepare: () => ownPipeline({ name: newId("ppl") }) },
  deletePipeline: { action: "pipeline.deleted", prepare: () => ownPipeline() },
  createStage: {
    action: "stage.created",
    prepare: () => ownPipeline({ name: newId("stg"), color: "red", kind: "open", ageLimitHours: null }),
  },
  changeStage: { action: "stage.changed", prepare: () => ownStage({ color: "pink" }) },
  deleteStage: { action: "stage.deleted", prepare: () => ownStage() },
  createStageRule: {
    action: "stageRule.created",
    async prepare() {
      const { to } = await ownStages();
      return ownPipeline(stageRule(to.id));
    },
  },
  changeStageRule: { action: "stageRule.changed", prepare: () => ownRule({ isOn: false }) },
  deleteStageRule: { action: "stageRule.deleted", prepare: () => ownRule() },
};

async function knownAppeal() {
  const { id: conversationId, contactId } = await (await openInbox(api, tenant)).receive("Здравствуйте");
  const { id: appealId } = await api.db.getRepository(AppealRecord).save({
    id: newId("apl"),
    tenantId: tenant.id,
    conversationId,
    contactId,
    extraction: nothingExtracted,
    extractedBy: "rules",
  });
  return { operator: await api.signInTo(tenant), params: { appealId } };
}

const stageRule = (toStageId: string) =>
  ({ name: newId("srl"), isOn: true, trigger: { kind: "operatorReplied" }, fromStageIds: [], toStageId }) as const;

async function ownStages() {
  const operator = await api.signInTo(tenant);
  const { result } = await api.call(listPipelines, { token: operator.token });
  const pipeline = result.pipelines.find(({ isDefault }) => isDefault);
  const to = pipeline?.stages[1];
  if (pipeline === undefined || to === undefined) throw new Error("The tenant has no pipeline.");
  return { operator, pipeline, to };
}

async function ownPipeline(body?: object) {
  const operator = await api.signInTo(tenant);
  const { result } = await api.call(createPipeline, { token: operator.token, body: { name: newId("ppl") } });
  return { operator, params: { pipelineId: result.pipelineId }, ...(body && { body }) };
}

async function ownStage(body?: object) {
  const { operator, params } = await ownPipeline();
  const stage = { name: newId("stg"), color: "red", kind: "open", ageLimitHours: null };
  const { result } = await api.call(createStage, { token: operator.token, params, body: stage });
  return { operator, params: { stageId: result.id }, ...(body && { body }) };
}

async function ownRule(body?: object) {
  const { operator, pipeline, to } = await ownStages();
  const params = { pipelineId: pipeline.id };
  const { result } = await api.call(createStageRule, { token: operator.token, params, body: stageRule(to.id) });
  return { operator, params: { stageRuleId: result.id }, ...(body && { body }) };
}

async function phone(): Promise<Prepared> {
  const operator = await api.signInTo(tenant);
  const { id: sessionId } = await beginSession(
    api.db.manager,
    operator.id,
    { address: null, userAgent: null },
    "phone",
  );
  const seen = { tenantId: tenant.id, operatorId: operator.id, sessionId, externalId: "audited", address: "" };
  await registerDevice(api.db, seen, "Пиксель");
  const { id: deviceId } = await api.db.getRepository(DeviceRecord).findOneByOrFail({ operatorId: operator.id });
  return { operator, params: { deviceId } };
}

async function appBuild(body: unknown = {}): Promise<Prepared> {
  const operator = await api.signInTo(tenant);
  const id = newId("bld");
  const file = { fileName: "dialer.apk", sizeBytes: 5, sha256: "0", uploadedById: operator.id };
  const version = { versionName: "1.0", versionCode: Date.now() % 2_000_000_000 };
  await api.db.getRepository(AppBuildRecord).save({ id, tenantId: tenant.id, ...version, ...file });
  return { operator, params: { appBuildId: id }, body };
}

async function teamOfOne() {
  const operator = await api.signInTo(tenant);
  const team = { id: newId("tem"), tenantId: tenant.id, name: newId("tem"), order: "byHand" } as const;
  await api.db.getRepository(TeamRecord).save(team);
  await api.db.getRepository(TeamMemberRecord).save({ teamId: team.id, operatorId: operator.id });
  return { operator, params: { teamId: team.id }, teamId: team.id };
}

const folder = {
  name: "Ждут",
  color: "red",
  query: { match: "all", of: [{ field: "awaitsAnswer", operator: "is", value: true }] },
  sort: "waiting",
} as const;

async function savedFolder() {
  const operator = await api.signInTo(tenant);
  const { result } = await api.call(createFolder, { token: operator.token, body: folder });
  return { operator, params: { folderId: result.id } };
}

async function knownCompany() {
  const operator = await api.signInTo(tenant);
  const body = { name: "ООО Ромашка", phones: [{ phone: "8 495 123-45-67" }] };
  const { result: company } = await api.call(createCompany, { token: operator.token, body });
  return { operator, company, params: { companyId: company.id } };
}

/** What a file is sent as. */
const bytes = { "content-type": "application/octet-stream" };

async function writtenNote() {
  const { operator, params } = await knownCompany();
  const { result } = await api.call(writeCompanyNote, { token: operator.token, params, body: { text: "Перезвонить" } });
  return { operator, params: { companyNoteId: result.id } };
}

const companyView = { name: "Тёплые", filter: { leadState: "warm" }, sort: "name", columns: ["inn"] } as const;

async function savedView() {
  const operator = await api.signInTo(tenant);
  const { result } = await api.call(createCompanyView, { token: operator.token, body: companyView });
  return { operator, params: { companyViewId: result.id } };
}

const warmer = { kind: "leadState", requestedState: "warm", reason: "Договорились" } as const;

async function askedFor(body: CompanyAsk) {
  const { operator, params } = await knownCompany();
  const { result } = await api.call(askForCompany, { token: operator.token, params, body });
  return { operator, params: { companyRequestId: result.id } };
}

const word = () => ({ kind: "companyStatus", name: newId("dic"), color: "red" }) as const;

async function knownWord() {
  const operator = await api.signInTo(tenant);
  const { result } = await api.call(createDictionaryEntry, { token: operator.token, body: word() });
  return { operator, params: { dictionaryEntryId: result.id } };
}

async function labelled() {
  const operator = await api.signInTo(tenant);
  const body = { name: newId("lab"), color: "red" };
  const { result } = await api.call(createLabel, { token: operator.token, body });
  return { operator, params: { labelId: result.id } };
}

async function otherTenant(body: unknown = {}) {
  const { id: tenantId } = await api.addTenant();
  return { operator: await api.signInTo(tenant, "ADMIN", true), params: { tenantId }, body };
}

async function ownPassword(): Promise<Prepared> {
  return { operator: await api.signInTo(tenant), body: { password: PASSWORD } };
}

async function branch(body: unknown = {}): Promise<Prepared> {
  const { id: branchId } = await buildBranch(api.db, tenant);
  return { operator: await api.signInTo(tenant), params: { branchId }, body };
}

async function team(body: unknown = {}): Promise<Prepared> {
  const { id: teamId } = await buildTeam(api.db, tenant);
  return { operator: await api.signInTo(tenant), params: { teamId }, body };
}

async function role(body: unknown = {}): Promise<Prepared> {
  const { id: roleId } = await buildRole(api.db, tenant);
  return { operator: await api.signInTo(tenant), params: { roleId }, body };
}

async function colleague(body: unknown = {}) {
  const { id: operatorId } = await api.addOperator(tenant, "MANAGER", "Пётр");
  return { operator: await api.signInTo(tenant), params: { operatorId }, body };
}

async function colleagueAfter(order: Endpoint): Promise<Prepared> {
  const { operator, params } = await colleague();
  expect((await api.call(order, { params, token: operator.token })).status).toBe(200);
  return { operator, params };
}

async function accountThatIs(status: ChannelAccountStatus): Promise<Prepared> {
  const token = botToken();
  telegram.control.addBot(token);
  const { id: channelAccountId } = await buildChannelAccount(api.db, api.deps.sealer, {
    tenant,
    kind: "telegramBot",
    settings: { token },
  });
  await api.db.getRepository(ChannelAccountRecord).update({ id: channelAccountId }, { status });
  return { operator: await api.signInTo(tenant), params: { channelAccountId } };
}

const telegramApp = { apiId: 12_345, apiHash: "0123456789abcdef".repeat(2) };

async function telegramAccount(phase: SignInPhase) {
  const operator = await api.signInTo(tenant);
  const { result } = await api.call(createTelegramAccount, { body: { name: "Личный" }, token: operator.token });
  const params = { channelAccountId: result.id };
  await api.db.getRepository(TelegramSessionRecord).update(params, { phase });
  return { operator, params };
}

async function conversation() {
  const inbox = await openInbox(api, tenant);
  const { id: conversationId } = await inbox.receive("Здравствуйте");
  // So that nothing leaves, and what waits stays waiting.
  await api.db.getRepository(ChannelAccountRecord).update({ id: inbox.account.id }, { status: "paused" });
  return { operator: await api.signInTo(tenant), params: { conversationId } };
}

async function conversationAfter(order: Endpoint): Promise<Prepared> {
  const { operator, params } = await conversation();
  expect((await api.call(order, { params, token: operator.token })).status).toBe(200);
  return { operator, params };
}

async function replyThatIs(status: "queued" | "failed" | "sent"): Promise<Prepared> {
  const { operator, params } = await conversation();
  const body = { text: "Готово", clientKey: "audit-trail-2" };
  const { result } = await api.call(sendReply, { params, body, token: operator.token });
  await api.db
    .getRepository(MessageRecord)
    .update({ id: result.id }, { status, ...(status === "sent" && { externalId: `sent:${result.id}` }) });
  return { operator, params: { ...params, messageId: result.id } };
}

const later = { text: "Готово", dueAt: "2030-01-01T00:00:00Z" };

async function scheduled(): Promise<Prepared> {
  const { operator, params } = await conversation();
  const body = { ...later, clientKey: "audit-trail-5" };
  const { result } = await api.call(scheduleReply, { params, body, token: operator.token });
  return { operator, params: { ...params, scheduledReplyId: result.id } };
}

const template = { shortcut: "готово", text: "Готово", for: "everybody" };

async function canned(body: unknown = {}): Promise<Prepared> {
  const operator = await api.signInTo(tenant);
  const { result } = await api.call(createCannedReply, { body: template, token: operator.token });
  return { operator, params: { cannedReplyId: result.id }, body };
}

const macro = { name: "Выдача", steps: [{ kind: "reply", text: "Готово" }] };

async function macroWith(body: unknown = {}): Promise<Prepared> {
  const operator = await api.signInTo(tenant);
  const { result } = await api.call(createMacro, { body: macro, token: operator.token });
  return { operator, params: { macroId: result.id }, body };
}

/** A call that waits for a phone of whoever is going to change it. */
async function waitingCall(body: (operator: Signed) => unknown = () => ({})): Promise<Prepared> {
  const operator = await api.signInTo(tenant);
  const expiresAt = new Date(Date.now() + 600_000);
  const call = { id: newId("cal"), tenantId: tenant.id, operatorId: operator.id, phoneTyped: "+7 916 123-45-67" };
  await api.db.getRepository(CallRequestRecord).save({ ...call, expiresAt });
  return { operator, params: { callRequestId: call.id }, body: body(operator) };
}

async function bulkRun(): Promise<Prepared> {
  const operator = await api.signInTo(tenant);
  const { id: bulkRunId } = await buildBulkRun(api.db, tenant.id, operator.id);
  await api.db.getRepository(BulkRunRecord).update({ id: bulkRunId }, { state: "running" });
  return { operator, params: { bulkRunId } };
}

const writing = routes.map(({ endpoint }) => endpoint).filter(({ method }) => method !== "GET");

test("every endpoint that writes is audited, or exempt for a reason", () => {
  expect([...Object.keys(audited), ...Object.keys(exempt)].toSorted()).toEqual(
    writing.map(({ name }) => name).toSorted(),
  );
});

test.each(writing.filter(({ name }) => !(name in exempt)).map((endpoint) => [endpoint.name, endpoint] as const))(
  "%s leaves exactly one entry: who, what, from where and in which request",
  async (name, endpoint) => {
    const fixture = audited[name];
    if (fixture === undefined) throw new Error(`There is no fixture for ${name}.`);
    // The first administrator comes before everybody else.
    if (name !== "setUp") tenant ??= await api.addTenant();
    const { operator, params = {}, query = {}, headers = {}, body } = await fixture.prepare();
    const entries = api.db.getRepository(AuditEntryRecord);
    const known = new Set((await entries.find()).map(({ id }) => id));

    const answer = await api.call(endpoint, { params, query, headers, body: body ?? {}, token: operator?.token });
    expect(answer).toMatchObject({ code: null, status: 200 });

    const left = (await entries.find()).filter(({ id }) => !known.has(id));
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({
      action: fixture.action,
      tenantId: expect.stringMatching(/^ten_/),
      operatorId: operator === undefined ? Session.parse(answer.result).operator.id : operator.id,
      operatorName: operator?.name ?? "Анна",
      apiKeyId: operator !== undefined && "apiKeyId" in operator ? operator.apiKeyId : null,
      address: expect.stringMatching(/127\.0\.0\.1$/),
      requestId: answer.headers.get("x-request-id"),
    });
    expect(JSON.stringify(left[0])).not.toMatch(new RegExp(`${PASSWORD}|Здравствуйте|Готово|token`));
  },
);

async function openTask() {
  const operator = await api.signInTo(tenant);
  const body = { clientKey: "audited-task", title: "Перезвонить" };
  const { result } = await api.call(createTask, { body, token: operator.token });
  return { operator, params: { taskId: result.id } };
}

async function sequence(body: unknown, built: Partial<SequenceRecord> = { publishedRevision: 1 }): Promise<Prepared> {
  const { id } = await buildSequence(api.db, tenant.id, askedPrice);
  await api.db.getRepository(SequenceRecord).update({ id }, built);
  return { operator: await api.signInTo(tenant), params: { sequenceId: id }, body };
}
