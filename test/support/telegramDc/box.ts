import { Api } from "telegram/tl/index.js";
import { seconds } from "./seconds.ts";

export type AnyMessage = Api.Message | Api.MessageService;

/** A message of a history, in the order of its `pts`. */
export interface Kept {
  readonly pts: number;
  /** When the server got it, Unix milliseconds: Telegram's own dates are whole seconds. */
  readonly atMs: number;
  readonly message: AnyMessage;
}

type Said = Omit<ConstructorParameters<typeof Api.Message>[0], "id" | "date" | "message"> & {
  message?: string;
  date?: number;
};
type Happened = Omit<ConstructorParameters<typeof Api.MessageService>[0], "id" | "date">;

/**
 * What is numbered together: an account's people and groups, or one channel. Each message and each change raises `pts` by
 * one (https://core.telegram.org/api/updates), and may be asked for from any of them on.
 */
export function createBox() {
  const history: Kept[] = [];
  const changes: { readonly pts: number; readonly update: Api.TypeUpdate }[] = [];
  let pts = 1;
  let lastMessageId = 100;
  const add = <Message extends AnyMessage>(message: Message): Message => {
    history.push({ pts: ++pts, atMs: Date.now(), message });
    return message;
  };
  return {
    history,
    get pts() {
      return pts;
    },
    nextPts: () => ++pts,
    keep: (said: Said) => add(new Api.Message({ message: "", date: seconds(), ...said, id: ++lastMessageId })),
    keepService: (happened: Happened) =>
      add(new Api.MessageService({ date: seconds(), ...happened, id: ++lastMessageId })),
    /** Something happened to messages; `told` makes the update by which it is told. */
    change(told: (pts: number) => Api.TypeUpdate): Api.TypeUpdate {
      const update = told(++pts);
      changes.push({ pts, update });
      return update;
    },
    /** Replaces a message by what it says now. */
    replace(message: AnyMessage) {
      const at = history.findIndex((kept) => kept.message.id === message.id);
      const kept = history[at];
      if (kept !== undefined) history[at] = { ...kept, message };
    },
    remove(ids: readonly number[]) {
      for (const id of ids) {
        const at = history.findIndex(({ message }) => message.id === id);
        if (at >= 0) history.splice(at, 1);
      }
    },
    /** What happened after, `limit` at most; up to which `pts` that is. */
    since(after: number, limit: number) {
      const numbers = [...history, ...changes].map((one) => one.pts).filter((one) => one > after);
      const upTo = numbers.toSorted((one, next) => one - next).at(limit - 1) ?? pts;
      const isWithin = (one: { readonly pts: number }) => one.pts > after && one.pts <= upTo;
      return {
        upTo,
        isAll: numbers.every((one) => one <= upTo),
        count: numbers.length,
        messages: history.filter(isWithin).map(({ message }) => message),
        updates: changes.filter(isWithin).map(({ update }) => update),
      };
    },
  };
}
