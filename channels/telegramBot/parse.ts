import { z } from "zod";
import type { MessageChange } from "../../contracts/messageChange.ts";
import type { InboundMessage, ParsedUpdate } from "../../contracts/update.ts";
import { unreadable } from "../unreadable.ts";
import { messageName, writeAddress } from "./chatAddress.ts";
import type { ChatAddress } from "./chatAddress.ts";
import { contentOf, filesOf } from "./contentOf.ts";
import { chatName, userName } from "./names.ts";
import { originOf } from "./originOf.ts";
import { membershipOf, serviceOf } from "./serviceOf.ts";
import { TelegramUpdate, UpdateId } from "./updates.ts";
import type { TelegramMembership, TelegramMessage, TelegramReaction } from "./updates.ts";

/** Updates that say nothing a conversation shows: people's rights in a chat, and clicks on buttons we never send. */
const WITHOUT_MESSAGE: ReadonlySet<string> = new Set(["chat_member", "callback_query"]);

/** Stands for a paid star and for a custom emoji, which has no character of its own. */
const NAMELESS_EMOJI = "⭐";

export function parseTelegramUpdate(update: unknown): ParsedUpdate {
  const read = TelegramUpdate.safeParse(update);
  if (!read.success) {
    const withId = UpdateId.safeParse(update);
    const externalId = withId.success ? String(withId.data.update_id) : undefined;
    return unreadable(externalId, update, z.prettifyError(read.error));
  }
  const { data } = read;
  const externalId = String(data.update_id);
  const changed = (...changes: MessageChange[]) => ({ kind: "parsed", externalId, messages: [], changes }) as const;
  const unknown = (what: string) => unreadable(externalId, update, what);

  const edited = data.edited_message ?? data.edited_channel_post ?? data.edited_business_message;
  if (edited !== undefined) {
    const content = contentOf(edited);
    const named = { externalId: nameOf(edited), occurredAt: timeOf(edited.edit_date ?? edited.date) };
    return content === null ? unknown("unknown kind of message") : changed({ kind: "edited", ...named, content });
  }
  if (data.message_reaction !== undefined) return changed(reactionIn(data.message_reaction));
  if (data.deleted_business_messages !== undefined) {
    const { business_connection_id: connectionId, chat, message_ids } = data.deleted_business_messages;
    const address = { chatId: String(chat.id), connectionId };
    const deleted = (id: number) =>
      ({ kind: "deleted", externalId: messageName(address, id), occurredAt: null }) as const;
    return changed(...message_ids.map(deleted));
  }
  if (data.business_connection !== undefined) {
    const { id, user, is_enabled: isEnabled, rights } = data.business_connection;
    const connection = { id, owner: userName(user), isEnabled, mayReply: rights?.can_reply === true };
    return { kind: "connectionChanged", externalId, connection, chats: writeAddress({ chatId: "", connectionId: id }) };
  }
  if (data.my_chat_member !== undefined) return membershipIn(externalId, data.my_chat_member);

  const message = data.message ?? data.channel_post ?? data.business_message;
  if (message === undefined) {
    const kinds = Object.keys(data).filter((key) => key !== "update_id");
    const ignored = kinds.every((kind) => WITHOUT_MESSAGE.has(kind)) && kinds.length > 0;
    return ignored
      ? { kind: "ignored", externalId, reason: kinds.join(", ") }
      : unknown(`unknown kind of update: ${kinds.join(", ")}`);
  }
  // A group that becomes a supergroup says so in both, and in whichever order.
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from } = message;
  if (to !== undefined) return { kind: "chatMoved", externalId, from: String(chat.id), to: String(to) };
  if (from !== undefined) return { kind: "chatMoved", externalId, from: String(from), to: String(chat.id) };
  if (message.sender_business_bot !== undefined)
    return { kind: "ignored", externalId, reason: "written by the bot itself" };
  const inbound = messageIn(message);
  return inbound === null
    ? unknown("unknown kind of message")
    : { kind: "parsed", externalId, messages: [inbound], changes: [] };
}

function messageIn(message: TelegramMessage): InboundMessage | null {
  const { chat, from, date, reply_to_message: quoted, media_group_id: album, business_connection_id } = message;
  const content = contentOf(message) ?? serviceOf(message);
  if (content === null) return null;
  const address = addressOf(message);
  // In a topic, whatever quotes nothing is told as an answer to the topic's beginning.
  const isAnswer = quoted !== undefined && quoted.message_id !== address.threadId;
  const topic = address.threadId === undefined ? undefined : (quoted?.forum_topic_created?.name ?? address.threadId);
  return {
    externalId: nameOf(message),
    chat: {
      externalId: writeAddress(address),
      name: topic === undefined ? chatName(chat) : `${chatName(chat)} · ${topic}`,
      username: chat.username ?? null,
      ...(chat.type !== "private" && { isShared: true }),
    },
    content,
    files: filesOf(message),
    quotedExternalId: isAnswer ? messageName(address, quoted.message_id) : null,
    origin: content.kind === "service" ? null : originOf(message),
    ...(album !== undefined && { albumKey: `${writeAddress(address)}:${album}` }),
    // Whoever the bot answers for writes to their customers, too.
    ...(business_connection_id !== undefined && from?.id !== chat.id && { isOwn: true }),
    occurredAt: timeOf(date),
  };
}

function membershipIn(externalId: string, membership: TelegramMembership): ParsedUpdate {
  const content = membershipOf(membership);
  if (content === null) return { kind: "ignored", externalId, reason: "my_chat_member" };
  const { chat, date } = membership;
  const message: InboundMessage = {
    externalId: `${chat.id}:update-${externalId}`,
    chat: { externalId: String(chat.id), name: chatName(chat), username: chat.username ?? null },
    content,
    files: [],
    quotedExternalId: null,
    occurredAt: timeOf(date),
  };
  return { kind: "parsed", externalId, messages: [message], changes: [] };
}

function reactionIn({ user, actor_chat, new_reaction, chat, message_id, date }: TelegramReaction): MessageChange {
  const person = user && { externalId: String(user.id), name: userName(user) };
  const group = actor_chat ?? chat;
  return {
    kind: "reacted",
    externalId: messageName({ chatId: String(chat.id) }, message_id),
    occurredAt: timeOf(date),
    by: person ?? { externalId: String(group.id), name: chatName(group) },
    emoji: new_reaction.map(({ emoji }) => emoji ?? NAMELESS_EMOJI),
  };
}

function addressOf({
  chat,
  message_thread_id,
  is_topic_message,
  business_connection_id,
}: TelegramMessage): ChatAddress {
  return {
    chatId: String(chat.id),
    ...(is_topic_message && message_thread_id !== undefined && { threadId: message_thread_id }),
    ...(business_connection_id !== undefined && { connectionId: business_connection_id }),
  };
}

const nameOf = (message: TelegramMessage) => messageName(addressOf(message), message.message_id);
const timeOf = (unixSeconds: number) => new Date(unixSeconds * 1_000);
