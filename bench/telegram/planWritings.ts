import { createSchedule } from "../load/schedule.ts";
import type { TelegramPlan } from "./arguments.ts";
import type { Writing } from "./dataCentreMessages.ts";

/** Chats and bursts are numbered from here; no two accounts have a chat in common. */
const first = { private: 600_000_000, group: 700_000_000 } as const;

/** Who writes what to which account and when, earliest first, the same for the same seed. */
export function planWritings({ accounts, rate, seconds, inPrivate, seed }: TelegramPlan): readonly Writing[] {
  const share = { private: inPrivate, group: 1 - inPrivate };
  const writingsOf = (kind: Writing["kind"]) =>
    share[kind] === 0
      ? []
      : createSchedule({
          rate: rate * share[kind],
          seconds,
          conversations: accounts,
          profile: "single",
          seed: seed + first[kind],
          first: first[kind],
        }).map(({ atMs, chatId, burst, text }): Writing => ({
          atMs,
          chatId,
          burst,
          text,
          kind,
          account: chatId % accounts,
        }));
  return [...writingsOf("private"), ...writingsOf("group")].sort((a, b) => a.atMs - b.atMs);
}
