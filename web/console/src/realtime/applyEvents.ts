import type { ConversationId, MessageId } from "../../../../contracts/ids.ts";
import type { RealtimeEvent } from "../../../../contracts/realtime.ts";
import { refreshMessage } from "../queries/messages.ts";
import { refresh } from "../api/session.ts";
import { notificationSettings } from "../queries/notifications.ts";
import { bulkRuns } from "../queries/bulk.ts";
import { callsKey } from "../queries/calls.ts";
import { funnelKey } from "../queries/funnel.ts";
import { queryClient } from "../queries/queryClient.ts";
import { tasksKey } from "../queries/tasks.ts";
import { chime } from "../state/chime.ts";
import { coalesce } from "./coalesce.ts";

const listEveryMs = 300;

const refreshLists = coalesce(() => queryClient.invalidateQueries({ queryKey: ["conversations"] }), listEveryMs);
const refreshCalls = coalesce(() => queryClient.invalidateQueries({ queryKey: callsKey }), listEveryMs);
const refreshTasks = coalesce(() => queryClient.invalidateQueries({ queryKey: tasksKey }), listEveryMs);
const refreshFunnel = coalesce(() => queryClient.invalidateQueries({ queryKey: funnelKey }), 1_000);
const refreshCompanies = coalesce(() => queryClient.invalidateQueries({ queryKey: ["companies"] }), 1_000);
const refreshSequences = coalesce(() => queryClient.invalidateQueries({ queryKey: ["sequences"] }), 1_000);
const refreshRuns = coalesce(() => queryClient.invalidateQueries({ queryKey: ["touchRuns"] }), 1_000);
const refreshContacts = coalesce(() => queryClient.invalidateQueries({ queryKey: ["contacts"] }), 2_000);

/** Turns "what changed" into the fewest fetches: a list once, a thread by its tail, a changed message by itself. */
export function applyEvents(events: readonly RealtimeEvent[]): void {
  const grown = new Set<ConversationId>();
  const touched = new Set<ConversationId>();
  for (const event of events) {
    if (event.conversationId) touched.add(event.conversationId);
    switch (event.kind) {
      case "message.received":
      case "message.queued":
      case "note.written":
        if (event.conversationId) grown.add(event.conversationId);
        break;
      case "message.changed":
      case "message.sent":
      case "message.failed":
        if (event.conversationId && event.messageId) void refreshed(event.conversationId, event.messageId);
        break;
      case "appeal.created":
      case "appeal.changed":
      case "appeal.stage_changed":
        refreshFunnel();
        void queryClient.invalidateQueries({ queryKey: ["appeals", event.conversationId] });
        break;
      case "conversation.created":
      case "contact.created":
        refreshContacts();
        break;
      case "conversation.changed":
      case "conversation.assigned":
      case "conversation.closed":
        void queryClient.invalidateQueries({ queryKey: ["actor", event.conversationId] });
        void queryClient.invalidateQueries({ queryKey: ["scheduledReplies", event.conversationId] });
        void queryClient.invalidateQueries({ queryKey: ["decisions", event.conversationId] });
        break;
      case "conversation.left":
        if (event.conversationId) void queryClient.invalidateQueries({ queryKey: ["messages", event.conversationId] });
        break;
      case "conversation.read":
        break;
      case "notification.created":
        void queryClient.invalidateQueries({ queryKey: ["notifications"] });
        soundIfWanted();
        break;
      case "bulkRun.changed":
        void queryClient.invalidateQueries({ queryKey: bulkRuns().queryKey });
        break;
      case "call.changed":
      case "call.finished":
        refreshCalls();
        // When a company was called stands in its row and in its history.
        refreshCompanies();
        break;
      case "task.changed":
        refreshTasks();
        break;
      case "company.changed":
        refreshCompanies();
        if (event.contactId) void queryClient.invalidateQueries({ queryKey: ["contact", event.contactId] });
        break;
      case "contact.unsubscribed":
      case "contact.reported":
        if (event.contactId) void queryClient.invalidateQueries({ queryKey: ["contact", event.contactId] });
        break;
      case "sequence.changed":
        refreshSequences();
        break;
      case "touchRun.changed":
        refreshRuns();
        break;
      case "operator.changed":
        void refresh().catch(() => undefined);
        fetchEverythingAnew();
        break;
      case "channelAccount.changed":
        void queryClient.invalidateQueries({ queryKey: ["channelAccounts"] });
        void queryClient.invalidateQueries({ queryKey: ["conversation"] });
        break;
    }
  }
  // A fetch that is under way may have looked before this change was committed, so it is begun anew.
  for (const id of grown) void queryClient.invalidateQueries({ queryKey: ["messages", id] });
  for (const id of touched) void queryClient.invalidateQueries({ queryKey: ["conversation", id] });
  if (touched.size > 0) refreshLists();
}

/** Messages whose change was heard of and could not be fetched any more. */
const missed = new Map<MessageId, ConversationId>();

async function refreshed(conversationId: ConversationId, messageId: MessageId): Promise<void> {
  missed.delete(messageId);
  await refreshMessage(conversationId, messageId).catch(() => missed.set(messageId, conversationId));
}

/** The log tells only what happened since; what was heard of before and could not be fetched is fetched now. */
export function fetchMissed(): void {
  for (const [messageId, conversationId] of missed) void refreshed(conversationId, messageId);
  void queryClient.invalidateQueries({ predicate: ({ state }) => state.status === "error" });
}

function soundIfWanted(): void {
  const known = queryClient.getQueryData(notificationSettings().queryKey);
  if (known?.settings.sound ?? true) chime();
}

/** The log no longer reaches back to our cursor: what is on screen is fetched anew, the rest when it is opened. */
export function fetchEverythingAnew(): void {
  void queryClient.resetQueries({ queryKey: ["messages"] });
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] !== "messages" && queryKey[0] !== "media",
  });
}
