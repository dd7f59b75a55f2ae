import type { SampleFile } from "../media/sampleFiles.ts";
import { contentOf, type Said } from "../said.ts";
import type { BotState, Dispatched } from "./botState.ts";
import { composeContent } from "./composeContent.ts";
import type { Chat, ChatMemberUpdated, Message, Update, User } from "./wire.ts";

export interface PersonCard {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
}

export interface SayOptions {
  /** message_id of a message in this chat. */
  readonly replyTo?: number;
  /** The bytes of a photo, voice message, document or sticker; a sample by default. */
  readonly file?: SampleFile;
}

/** A person in a private chat with one bot. The bot may write to them once they have written, or after `start`. */
export interface TelegramPerson {
  readonly chatId: number;
  /** Lets the bot write first, without an update. */
  start(): void;
  say(said: Said, options?: SayOptions): Dispatched;
  /** The update that `say` would post, for whoever posts updates at its own pace. */
  compose(said: Said, options?: SayOptions): Update;
  edit(messageId: number, text: string): Dispatched;
  /** Replaces this person's reactions to a message. */
  react(messageId: number, emoji: readonly string[]): Dispatched;
  block(): Dispatched;
  unblock(): Dispatched;
  /** The chat as the person sees it now: without deleted messages, with edited texts. */
  messages(): readonly Message[];
  /** What the bot has put under a message. */
  reactionTo(messageId: number): string | null;
}

const namesOf = ({ firstName, lastName, username }: PersonCard) => ({
  first_name: firstName,
  ...(lastName && { last_name: lastName }),
  ...(username && { username }),
});

export const userOf = (card: PersonCard): User => ({
  id: card.id,
  is_bot: false,
  ...namesOf(card),
  language_code: "ru",
});

export const privateChatOf = (card: PersonCard): Chat => ({ id: card.id, type: "private", ...namesOf(card) });

export function createPerson(bot: BotState, card: PersonCard): TelegramPerson {
  const { id } = card;
  const user = userOf(card);
  const chat = privateChatOf(card);

  const write = (said: Said, { replyTo, file }: SayOptions = {}): Message => {
    const state = bot.openChat(chat);
    const content = composeContent(bot, contentOf(said), state.lastMessageId + id, file);
    return bot.post(state, user, content, replyTo === undefined ? undefined : state.messages.get(replyTo));
  };

  const setBlocked = (blocked: boolean): Dispatched => {
    bot.openChat(chat).blocked = blocked;
    const [kicked, member] = [
      { user: bot.user, status: "kicked", until_date: 0 } as const,
      { user: bot.user, status: "member" } as const,
    ];
    const change = blocked
      ? { old_chat_member: member, new_chat_member: kicked }
      : { old_chat_member: kicked, new_chat_member: member };
    const my_chat_member: ChatMemberUpdated = { chat, from: user, date: bot.unixNow(), ...change };
    return bot.dispatch(id, { my_chat_member });
  };

  return {
    chatId: id,
    start: () => void bot.openChat(chat),
    say: (said, options) => bot.dispatch(id, { message: write(said, options) }),
    compose: (said, options) => bot.numberUpdate({ message: write(said, options) }),
    edit(messageId, text) {
      const { messages } = bot.openChat(chat);
      const message = messages.get(messageId);
      if (message === undefined) throw new Error(`There is no message ${messageId} in chat ${id} to edit.`);
      const edited_message = { ...message, text, edit_date: bot.unixNow() };
      messages.set(messageId, edited_message);
      return bot.dispatch(id, { edited_message });
    },
    react(messageId, emoji) {
      const new_reaction = emoji.map((one) => ({ type: "emoji", emoji: one }) as const);
      const reacted = { chat, message_id: messageId, user, date: bot.unixNow(), old_reaction: [], new_reaction };
      return bot.dispatch(id, { message_reaction: reacted });
    },
    block: () => setBlocked(true),
    unblock: () => setBlocked(false),
    messages: () => [...bot.openChat(chat).messages.values()],
    reactionTo: (messageId) => bot.openChat(chat).reactions.get(messageId) ?? null,
  };
}
