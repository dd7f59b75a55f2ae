import { setTimeout as pause } from "node:timers/promises";
import type { TelegramClient } from "telegram";
import { Api } from "telegram/tl/index.js";
import { describeMessage } from "./describeMessage.ts";
import { readDialogs, readHistory } from "./history.ts";
import { floodMs, isGone } from "./refusals.ts";
import type { AccountUpdate } from "./wire.ts";

/** Telegram itself, which writes the codes of sign-ins: they are nobody's business here. */
export const TELEGRAM_ITSELF = "777000";

const AGAIN_MS = 1_000;

interface Refetching {
  readonly client: TelegramClient;
  readonly inputPeer: (chatId: string) => Promise<Api.TypeInputPeer | null>;
  /** The number of the newest message that somebody wrote in the chat; null where none is kept. */
  readonly newestIn: (chatId: string) => Promise<number | null>;
  readonly onUpdate: (update: AccountUpdate) => Promise<void>;
  readonly onFlood: (forMs: number) => void;
  readonly isClosed: () => boolean;
}

/**
 * Telegram tells only so many missed updates one by one; of more it says that they were too many. What was written
 * meanwhile is read from the chats themselves then, each from the newest message that is kept on.
 */
export function createRefetch(deps: Refetching) {
  const { client, newestIn, onUpdate, isClosed } = deps;

  /** For as long as it takes: nothing after it is written down as read before. */
  async function surely(work: () => Promise<void>): Promise<void> {
    while (!isClosed()) {
      try {
        return await work();
      } catch (error) {
        const afterMs = floodMs(error);
        if (afterMs !== null) deps.onFlood(afterMs);
        else if (isGone(error)) return;
        await pause(afterMs ?? AGAIN_MS);
      }
    }
  }

  async function refetchChat(chatId: string, peer: Api.TypeInputPeer, since: number): Promise<void> {
    let newest = await newestIn(chatId);
    for (;;) {
      const { messages, known } = await readHistory(client, peer, newest === null ? { since } : { afterId: newest });
      for (const message of messages) {
        if (isClosed()) return;
        await onUpdate(describeMessage(message, known));
      }
      const last = messages.at(-1);
      if (last === undefined) return;
      newest = last.id;
    }
  }

  return {
    /** `since`: nothing older was missed, unix seconds. */
    channel: (chatId: string, since: number) =>
      surely(async () => {
        const peer = await deps.inputPeer(chatId);
        if (peer !== null) await refetchChat(chatId, peer, since);
      }),

    /** People and groups; channels count for themselves. */
    commonChats: (since: number) =>
      surely(async () => {
        for await (const dialogs of readDialogs(client)) {
          for (const { chatId, peer } of dialogs) {
            if (peer instanceof Api.PeerChannel || chatId === TELEGRAM_ITSELF) continue;
            await refetchChat(chatId, await client.getInputEntity(peer), since);
          }
          if (dialogs.every(({ topDate }) => topDate < since)) return;
        }
      }),
  };
}
