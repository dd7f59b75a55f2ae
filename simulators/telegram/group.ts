import { contentOf, type Said } from "../said.ts";
import type { BotState, Dispatched } from "./botState.ts";
import { composeContent } from "./composeContent.ts";
import { type PersonCard, userOf } from "./person.ts";
import type { Chat, ChatMemberUpdated, Content, Message, User } from "./wire.ts";

export interface GroupCard {
  /** Negative. */
  readonly id: number;
  readonly title: string;
  readonly type?: "group" | "supergroup";
}

export interface TelegramGroup {
  readonly chatId: number;
  /** In a topic where one is named. */
  say(person: PersonCard, said: Said, topic?: number): Dispatched;
  join(person: PersonCard): Dispatched;
  leave(person: PersonCard): Dispatched;
  /** A topic of a forum; its number. */
  addTopic(name: string): number;
  kickBot(by: PersonCard): Dispatched;
  inviteBot(by: PersonCard): Dispatched;
  /** The group becomes a supergroup, which says so on both sides; its id. */
  upgrade(by: PersonCard): { readonly chatId: number; readonly outcomes: readonly Dispatched[] };
  messages(): readonly Message[];
}

/** A group in which the bot is, and reads everything. */
export function createGroup(bot: BotState, { id, title, type = "supergroup" }: GroupCard): TelegramGroup {
  const chat: Chat = { id, type, title };
  const state = bot.openChat(chat);

  const tell = (from: User, content: Content & Partial<Message>, replyTo?: Message) =>
    bot.dispatch(id, { message: bot.post(state, from, content, replyTo) });

  const setKicked = (by: PersonCard, kicked: boolean): Dispatched => {
    state.kicked = kicked;
    const [out, inside] = [
      { user: bot.user, status: "kicked" } as const,
      { user: bot.user, status: "member" } as const,
    ];
    const change = kicked
      ? { old_chat_member: inside, new_chat_member: out }
      : { old_chat_member: out, new_chat_member: inside };
    const my_chat_member: ChatMemberUpdated = { chat, from: userOf(by), date: bot.unixNow(), ...change };
    return bot.dispatch(id, { my_chat_member });
  };

  return {
    chatId: id,
    say(person, said, topic) {
      const content = composeContent(bot, contentOf(said), state.lastMessageId + person.id);
      if (topic === undefined) return tell(userOf(person), content);
      const inTopic = { message_thread_id: topic, is_topic_message: true } as const;
      return tell(userOf(person), { ...content, ...inTopic }, state.messages.get(topic));
    },
    join: (person) => tell(userOf(person), { new_chat_members: [userOf(person)] }),
    leave: (person) => tell(userOf(person), { left_chat_member: userOf(person) }),
    addTopic(name) {
      const { message_id } = bot.post(state, userOf({ id: 1, firstName: "Хозяин" }), { forum_topic_created: { name } });
      state.topics.set(message_id, name);
      return message_id;
    },
    kickBot: (by) => setKicked(by, true),
    inviteBot: (by) => setKicked(by, false),
    upgrade(by) {
      const chatId = Number(`-100${-id}`);
      const supergroup = bot.openChat({ id: chatId, type: "supergroup", title });
      const told = tell(userOf(by), { migrate_to_chat_id: chatId });
      state.movedTo = chatId;
      const begun = bot.post(supergroup, userOf(by), { migrate_from_chat_id: id });
      return { chatId, outcomes: [told, bot.dispatch(chatId, { message: begun })] };
    },
    messages: () => [...state.messages.values()],
  };
}
