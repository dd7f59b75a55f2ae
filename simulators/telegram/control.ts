import type { FaultScript } from "../faults.ts";
import type { Journal } from "../journal.ts";
import type { SampleFile } from "../media/sampleFiles.ts";
import { BotState, type BotStateOptions, type Dispatched } from "./botState.ts";
import { createBusiness, type TelegramBusiness } from "./business.ts";
import { createGroup, type GroupCard, type TelegramGroup } from "./group.ts";
import { createPerson, type PersonCard, type TelegramPerson } from "./person.ts";
import type { Message } from "./wire.ts";

/** One call as faults see it. `method` is "file" for a download. */
export interface TelegramCall {
  readonly token: string;
  readonly method: string;
  readonly chatId: number | null;
}

/** A call that Telegram carried out, whether or not its answer arrived. */
export interface AcceptedCall extends TelegramCall {
  /** The new message, when the method sent one. */
  readonly sent: Message | null;
  /** Unix milliseconds. */
  readonly at: number;
}

export interface TelegramBot {
  readonly token: string;
  person(card: PersonCard): TelegramPerson;
  group(card: GroupCard): TelegramGroup;
  /** A person who lets the bot answer for their account. */
  business(owner: PersonCard): TelegramBusiness;
  /** An update of any kind, such as one our parser does not know; it gets its update_id and is delivered in the chat's turn. */
  push(chatId: number, content: object): Dispatched;
  /** Updates that the webhook has not taken yet. */
  readonly pendingUpdates: number;
}

export interface TelegramControl {
  readonly faults: FaultScript<TelegramCall>;
  readonly journal: Journal<AcceptedCall>;
  /** `token` is `<digits>:<at least 30 of A-Za-z0-9_->`, as BotFather gives it. */
  addBot(token: string): TelegramBot;
  /** As if BotFather had revoked it: every call answers 401 from now on. */
  revokeToken(token: string): void;
  sentTo(chatId: number): readonly Message[];
  /** A file by its file_id, as whoever received it has it. */
  file(fileId: string): SampleFile | undefined;
  waitForSent(predicate: (message: Message) => boolean, timeoutMs?: number): Promise<Message>;
}

interface ControlParts {
  readonly bots: Map<string, BotState>;
  readonly faults: FaultScript<TelegramCall>;
  readonly journal: Journal<AcceptedCall>;
  readonly botOptions: BotStateOptions;
}

export const TOKEN_FORM = /^\d{1,15}:[A-Za-z0-9_-]{30,}$/;

export function createControl({ bots, faults, journal, botOptions }: ControlParts): TelegramControl {
  return {
    faults,
    journal,
    addBot(token) {
      if (!TOKEN_FORM.test(token))
        throw new Error("A bot token looks like 123456789:AAH… with at least 30 characters after the colon.");
      const bot = bots.get(token) ?? new BotState(token, botOptions);
      bots.set(token, bot);
      return {
        token,
        person: (card) => createPerson(bot, card),
        group: (card) => createGroup(bot, card),
        business: (owner) => createBusiness(bot, owner),
        push: (chatId, content) => bot.dispatch(chatId, content),
        get pendingUpdates() {
          return bot.delivery.pendingCount;
        },
      };
    },
    revokeToken(token) {
      const bot = bots.get(token);
      if (bot !== undefined) bot.revoked = true;
    },
    sentTo: (chatId) => journal.entries.flatMap(({ sent }) => (sent?.chat.id === chatId ? [sent] : [])),
    file: (fileId) => [...bots.values()].flatMap(({ files }) => files.byId(fileId) ?? [])[0],
    async waitForSent(predicate, timeoutMs) {
      const { sent } = await journal.waitFor(({ sent: message }) => message !== null && predicate(message), timeoutMs);
      if (sent === null) throw new Error("The journal answered with a call that sent nothing.");
      return sent;
    },
  };
}
