import { type DeliveryOutcome, WebhookDelivery } from "../webhookDelivery.ts";
import { badRequest, BotApiError } from "./botApiError.ts";
import { FileStore } from "./fileStore.ts";
import { RateLimiter, type RateLimits } from "./rateLimits.ts";
import type { Chat, Content, Message, Update, UpdateContent, User } from "./wire.ts";

export interface BotStateOptions {
  readonly now: () => number;
  readonly rateLimits: RateLimits | "off";
  readonly firstRetryMs: number;
}

export interface ChatState {
  readonly chat: Chat;
  blocked: boolean;
  /** Removed from the group. */
  kicked: boolean;
  /** The supergroup that the group has become. */
  movedTo: number | null;
  /** Of a forum, by the number of the message that began each. */
  readonly topics: Map<number, string>;
  lastMessageId: number;
  /** Without what they reply to: Telegram quotes one level only. */
  readonly messages: Map<number, Message>;
  /** The bot's, by message. */
  readonly reactions: Map<number, string>;
}

/** What a bot sees of a person's account (Telegram Business). */
export interface BusinessState {
  isEnabled: boolean;
  mayReply: boolean;
  readonly owner: User;
  readonly chats: Map<number, ChatState>;
}

export const newChat = (chat: Chat): ChatState => ({
  chat,
  blocked: false,
  kicked: false,
  movedTo: null,
  topics: new Map(),
  lastMessageId: 0,
  messages: new Map(),
  reactions: new Map(),
});

const ANSWERABLE_SECONDS = 24 * 3_600;

export interface Dispatched {
  readonly update: Update;
  /** dropped also when the bot did not ask for this kind of update. */
  readonly outcome: Promise<DeliveryOutcome>;
}

/** Everything Telegram knows of one bot: its chats, its files, its webhook and the updates waiting for it. */
export class BotState {
  readonly user: User;
  readonly files: FileStore;
  readonly chats = new Map<number, ChatState>();
  /** People's accounts that the bot answers for, by the connection. */
  readonly businesses = new Map<string, BusinessState>();
  readonly delivery: WebhookDelivery;
  allowedUpdates: readonly string[] = [];
  revoked = false;
  readonly #now: () => number;
  readonly #limiter: RateLimiter | null;
  #lastUpdateId: number;

  constructor(token: string, { now, rateLimits, firstRetryMs }: BotStateOptions) {
    const id = Number(token.split(":")[0]);
    this.user = { id, is_bot: true, first_name: `Bot ${id}`, username: `shop_${id}_bot` };
    this.files = new FileStore(id);
    this.delivery = new WebhookDelivery({ firstRetryMs, now });
    this.#now = now;
    this.#limiter = rateLimits === "off" ? null : new RateLimiter(rateLimits, now);
    // Telegram's numbers start anywhere; starting from the clock keeps them fresh for a database that outlives the simulator.
    this.#lastUpdateId = Math.floor(now() / 10) % 2_000_000_000;
  }

  /** The chat the bot may write to, or the Bot API's refusal. */
  reachableChat(chatId: string): ChatState {
    if (chatId === "") throw badRequest("chat_id is empty");
    const chat = this.chats.get(Number(chatId));
    if (chat === undefined) throw badRequest("chat not found");
    if (chat.blocked) throw new BotApiError(403, "Forbidden: bot was blocked by the user");
    if (chat.kicked) throw new BotApiError(403, `Forbidden: bot was kicked from the ${chat.chat.type} chat`);
    if (chat.movedTo !== null)
      throw new BotApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
        migrate_to_chat_id: chat.movedTo,
      });
    return chat;
  }

  /** A chat of a person whose account the bot answers for, where it may write to it now. */
  businessChat(connectionId: string, chatId: string): ChatState {
    const business = this.businesses.get(connectionId);
    if (!business?.isEnabled) throw badRequest("business connection not found");
    const chat = business.chats.get(Number(chatId));
    if (chat === undefined) throw badRequest("chat not found");
    // can_reply: in private chats that had incoming messages in the last 24 hours (Bot API, BusinessBotRights).
    const heard = [...chat.messages.values()].some(
      ({ from, date }) => from.id === chat.chat.id && this.unixNow() - date < ANSWERABLE_SECONDS,
    );
    if (!business.mayReply || !heard) throw badRequest("BUSINESS_PEER_INVALID");
    return chat;
  }

  openChat(chat: Chat): ChatState {
    const known = this.chats.get(chat.id);
    if (known !== undefined) return known;
    const opened = newChat(chat);
    this.chats.set(chat.id, opened);
    return opened;
  }

  /** Numbers and keeps one message; throws 429 first when the bot writes faster than it may. */
  post(chat: ChatState, from: User, content: Content & Partial<Message>, replyTo?: Message): Message {
    if (from === this.user) this.#limiter?.spend(chat.chat.id);
    chat.lastMessageId += 1;
    const message = { message_id: chat.lastMessageId, from, chat: chat.chat, date: this.unixNow(), ...content };
    chat.messages.set(message.message_id, message);
    return replyTo === undefined ? message : { ...message, reply_to_message: replyTo };
  }

  numberUpdate(content: UpdateContent): Update {
    this.#lastUpdateId += 1;
    return { update_id: this.#lastUpdateId, ...content };
  }

  dispatch(chatId: number, content: UpdateContent): Dispatched {
    const update = this.numberUpdate(content);
    const asked =
      this.allowedUpdates.length === 0 || Object.keys(content).some((kind) => this.allowedUpdates.includes(kind));
    return { update, outcome: asked ? this.delivery.push(String(chatId), update) : Promise.resolve("dropped") };
  }

  unixNow(): number {
    return Math.floor(this.#now() / 1_000);
  }
}
