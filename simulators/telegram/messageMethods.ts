import { z } from "zod";
import { badRequest } from "./botApiError.ts";
import type { BotState } from "./botState.ts";
import type { Method, MethodResult } from "./method.ts";
import {
  messageText,
  number,
  optionalList,
  optionalText,
  optionalTexts,
  type Params,
  text,
  textEntities,
} from "./params.ts";

const DELETABLE_SECONDS = 48 * 3_600;
/** Bot API, ReactionTypeEmoji, as far as anybody here uses it; a bot sets at most one. */
const Reactions = z
  .array(
    z.object({ type: z.literal("emoji"), emoji: z.enum(["👍", "👎", "❤", "🔥", "🎉", "😁", "😢", "🙏", "👌", "🤝"]) }),
  )
  .max(1);
const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

function editMessageText(bot: BotState, params: Params): MethodResult {
  const said = messageText(params);
  const connectionId = optionalText(params, "business_connection_id");
  const chatId = text(params, "chat_id");
  const { messages } = connectionId === undefined ? bot.reachableChat(chatId) : bot.businessChat(connectionId, chatId);
  const message = messages.get(number(params, "message_id"));
  if (message === undefined) throw badRequest("message to edit not found");
  if ((message.sender_business_bot ?? message.from) !== bot.user) throw badRequest("message can't be edited");
  if (message.text === said) throw badRequest(NOT_MODIFIED);
  const { entities: _, ...kept } = message;
  const edited = { ...kept, text: said, ...textEntities(params, said), edit_date: bot.unixNow() };
  messages.set(message.message_id, edited);
  return { result: edited };
}

function deleteMessage(bot: BotState, params: Params): MethodResult {
  const { messages } = bot.reachableChat(text(params, "chat_id"));
  const message = messages.get(number(params, "message_id"));
  if (message === undefined) throw badRequest("message to delete not found");
  if (bot.unixNow() - message.date > DELETABLE_SECONDS) throw badRequest("message can't be deleted");
  messages.delete(message.message_id);
  return { result: true };
}

/** Of one chat in a person's account; ids are unique in the whole account there. */
function deleteBusinessMessages(bot: BotState, params: Params): MethodResult {
  const business = bot.businesses.get(text(params, "business_connection_id"));
  if (!business?.isEnabled) throw badRequest("business connection not found");
  const ids = (optionalTexts(params, "message_ids") ?? []).map(Number);
  const chat = [...business.chats.values()].find(({ messages }) => ids.every((id) => messages.has(id)));
  if (chat === undefined) throw badRequest("message to delete not found");
  for (const id of ids) chat.messages.delete(id);
  return { result: true };
}

function setMessageReaction(bot: BotState, params: Params): MethodResult {
  const { messages, reactions } = bot.reachableChat(text(params, "chat_id"));
  const messageId = number(params, "message_id");
  if (!messages.has(messageId)) throw badRequest("message to react not found");
  const wanted = Reactions.safeParse(optionalList(params, "reaction") ?? []);
  if (!wanted.success) throw badRequest("REACTION_INVALID");
  const [reaction] = wanted.data;
  if (reaction === undefined) reactions.delete(messageId);
  else reactions.set(messageId, reaction.emoji);
  return { result: true };
}

function sendChatAction(bot: BotState, params: Params): MethodResult {
  bot.reachableChat(text(params, "chat_id"));
  if (text(params, "action") === "") throw badRequest("wrong parameter action in request");
  return { result: true };
}

export const messageMethods = {
  editMessageText,
  deleteMessage,
  deleteBusinessMessages,
  setMessageReaction,
  sendChatAction,
} satisfies Record<string, Method>;
