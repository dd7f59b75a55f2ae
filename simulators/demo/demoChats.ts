import {
  DEMO_CHANGEABLE_FOR_MS,
  DEMO_HISTORY_PAGE,
  type DemoContent,
  type DemoMessage,
  type DemoVisitor,
} from "../../contracts/demoMessenger.ts";
import { DemoError } from "./demoError.ts";

const KEPT_MESSAGES = 500;

export interface DemoChat {
  readonly id: string;
  left: boolean;
  messages: DemoMessage[];
  /** The shop's, by message. */
  readonly reactions: Map<string, string>;
}

/** The chats of one run. Numbers start from the clock, so that ids stay unique although nothing is kept between runs. */
export class DemoChats {
  readonly #chats = new Map<string, DemoChat>();
  readonly #reopenUnknown: boolean;
  #lastNumber = Date.now() * 1_000;

  constructor(reopenUnknown: boolean) {
    this.#reopenUnknown = reopenUnknown;
  }

  nextId(): string {
    this.#lastNumber += 1;
    return String(this.#lastNumber);
  }

  open(id: string): DemoChat {
    const chat = this.#chats.get(id) ?? { id, left: false, messages: [], reactions: new Map<string, string>() };
    this.#chats.set(id, chat);
    return chat;
  }

  find(id: string): DemoChat {
    const chat = this.#chats.get(id);
    if (chat !== undefined) return chat;
    if (this.#reopenUnknown) return this.open(id);
    throw new DemoError("chatUnknown", `There is no chat ${id}.`);
  }

  add(chat: DemoChat, said: Omit<DemoMessage, "id" | "sentAt">): DemoMessage {
    const message = { id: this.nextId(), sentAt: new Date().toISOString(), ...said };
    chat.messages = [...chat.messages.slice(1 - KEPT_MESSAGES), message];
    return message;
  }

  edit(chatId: string, id: string, content: DemoContent): void {
    const { messages } = this.open(chatId);
    const place = messages.findIndex((message) => message.id === id);
    const message = messages[place];
    if (message !== undefined) messages[place] = { ...message, content };
  }

  delete(chatId: string, id: string): void {
    const chat = this.open(chatId);
    chat.messages = chat.messages.filter((message) => message.id !== id);
  }

  /** A message of the shop's that may still be changed, or the refusal. */
  changeable(chatId: string, id: string): DemoMessage {
    const message = this.find(chatId).messages.find((known) => known.id === id && known.from === "shop");
    if (message === undefined) throw new DemoError("messageUnknown", `The shop has no message ${id} in this chat.`);
    if (Date.now() - Date.parse(message.sentAt) > DEMO_CHANGEABLE_FOR_MS)
      throw new DemoError("messageTooOld", "A message can be changed for 48 hours.");
    return message;
  }

  react(chatId: string, id: string, emoji: string | null): void {
    const { messages, reactions } = this.find(chatId);
    if (!messages.some((message) => message.id === id && message.from === "visitor"))
      throw new DemoError("messageUnknown", `The visitor has no message ${id} in this chat.`);
    if (emoji === null) reactions.delete(id);
    else reactions.set(id, emoji);
  }

  history(id: string, after: string): readonly DemoMessage[] {
    const from = Number(after);
    if (Number.isNaN(from)) throw new DemoError("requestInvalid", "`after` must be the id of a message.");
    return this.find(id)
      .messages.filter((message) => Number(message.id) > from)
      .slice(0, DEMO_HISTORY_PAGE);
  }
}

/** A visitor's chat has the visitor's own id: one visitor, one chat. */
export const chatIdOf = ({ id }: DemoVisitor): string => id;
