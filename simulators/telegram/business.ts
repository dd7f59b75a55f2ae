import { contentOf, type Said } from "../said.ts";
import { type BotState, type ChatState, type Dispatched, newChat } from "./botState.ts";
import { composeContent } from "./composeContent.ts";
import { type PersonCard, privateChatOf, userOf } from "./person.ts";
import type { BusinessConnection, Message, User } from "./wire.ts";

export interface TelegramBusiness {
  readonly connectionId: string;
  /** Tells the bot of the connection as it is. */
  connect(options?: { readonly mayReply?: boolean }): Dispatched;
  disconnect(): Dispatched;
  /** A customer writes to the owner. */
  hear(customer: PersonCard, said: Said): Dispatched;
  /** The owner answers on the phone. */
  answer(customer: PersonCard, said: Said): Dispatched;
  edit(customer: PersonCard, messageId: number, text: string): Dispatched;
  delete(customer: PersonCard, messageIds: readonly number[]): Dispatched;
  /** The chat with one customer as both see it now. */
  messages(customer: PersonCard): readonly Message[];
}

/** A person's account that the bot answers for (Telegram Business). */
export function createBusiness(bot: BotState, ownerCard: PersonCard): TelegramBusiness {
  const connectionId = `biz${ownerCard.id}`;
  const owner = userOf(ownerCard);
  const state = { isEnabled: true, mayReply: true, owner, chats: new Map<number, ChatState>() };
  bot.businesses.set(connectionId, state);

  const chatWith = (customer: PersonCard): ChatState => {
    const chat = state.chats.get(customer.id) ?? newChat(privateChatOf(customer));
    state.chats.set(customer.id, chat);
    return chat;
  };
  const tellConnection = (): Dispatched => {
    const business_connection: BusinessConnection = {
      id: connectionId,
      user: owner,
      user_chat_id: owner.id,
      date: bot.unixNow(),
      rights: state.mayReply ? { can_reply: true } : {},
      is_enabled: state.isEnabled,
    };
    return bot.dispatch(owner.id, { business_connection });
  };
  const write = (customer: PersonCard, from: User, said: Said): Dispatched => {
    const chat = chatWith(customer);
    const content = composeContent(bot, contentOf(said), chat.lastMessageId + customer.id);
    const business_message = bot.post(chat, from, { ...content, business_connection_id: connectionId });
    return bot.dispatch(customer.id, { business_message });
  };

  return {
    connectionId,
    connect({ mayReply = true } = {}) {
      Object.assign(state, { isEnabled: true, mayReply });
      return tellConnection();
    },
    disconnect() {
      state.isEnabled = false;
      return tellConnection();
    },
    hear: (customer, said) => write(customer, userOf(customer), said),
    answer: (customer, said) => write(customer, owner, said),
    edit(customer, messageId, text) {
      const { messages } = chatWith(customer);
      const message = messages.get(messageId);
      if (message === undefined) throw new Error(`There is no message ${messageId} to edit.`);
      const edited_business_message = { ...message, text, edit_date: bot.unixNow() };
      messages.set(messageId, edited_business_message);
      return bot.dispatch(customer.id, { edited_business_message });
    },
    delete(customer, message_ids) {
      const { chat, messages } = chatWith(customer);
      for (const id of message_ids) messages.delete(id);
      const deleted_business_messages = { business_connection_id: connectionId, chat, message_ids };
      return bot.dispatch(customer.id, { deleted_business_messages });
    },
    messages: (customer) => [...chatWith(customer).messages.values()],
  };
}
