import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { postUpdate } from "../../simulators/postUpdate.ts";
import type { Arrival } from "./schedule.ts";

/** Telegram itself opens up to 100 connections to one webhook (Bot API, setWebhook). */
const CONNECTIONS_MAX = 100;

export interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/** Requests that are still waiting to be made so long after the last arrival was due are given up. */
const PATIENCE_MS = 60_000;

/** One message as it was offered. Times are Unix milliseconds. */
export interface Offered {
  readonly chatId: number;
  readonly burst: number;
  /** "<chat>:<message>", as the product stores it. */
  readonly externalId: string;
  readonly sentAtMs: number;
  /** How much later than planned the generator got to it. */
  readonly lateMs: number;
  /** From when it was due at the webhook until its answer was complete. */
  readonly ackMs: number;
  /** Why it was not taken; null: accepted with 2xx. */
  readonly failure: string | null;
}

/**
 * Posts every arrival at its time, whether or not earlier ones were answered: a slow system gets no easier load. Like
 * Telegram it keeps the order inside a chat by posting a chat's next update after the answer to the one before.
 */
export async function offer(
  schedule: readonly Arrival[],
  { url, secret }: Webhook,
  firstUpdateId: number,
): Promise<readonly Offered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS_MAX });
  const headers = { "x-telegram-bot-api-secret-token": secret };
  const lastOfChat = new Map<number, Promise<Offered>>();
  const offered: Promise<Offered>[] = [];
  const beganAtMs = now();
  const givenUpAtMs = beganAtMs + (schedule.at(-1)?.atMs ?? 0) + PATIENCE_MS;

  for (const [index, { atMs, chatId, burst, text }] of schedule.entries()) {
    const waitMs = beganAtMs + atMs - now();
    if (waitMs > 0) await sleep(waitMs);
    const number = firstUpdateId + index;
    const sentAtMs = now();
    const post = async (): Promise<Offered> => {
      await lastOfChat.get(chatId);
      const body = JSON.stringify(updateOf(number, chatId, text));
      const failure = now() > givenUpAtMs ? tooLate : await postUpdate({ url, headers }, body, agent);
      return {
        chatId,
        burst,
        externalId: `${chatId}:${messageIdOf(number)}`,
        sentAtMs,
        lateMs: sentAtMs - beganAtMs - atMs,
        ackMs: now() - sentAtMs,
        failure: failure?.message ?? null,
      };
    };
    const posted = post();
    lastOfChat.set(chatId, posted);
    offered.push(posted);
  }
  const all = await Promise.all(offered);
  agent.destroy();
  return all;
}

function updateOf(number: number, chatId: number, text: string) {
  const names = { first_name: "Клиент", last_name: String(chatId) };
  return {
    update_id: number,
    message: {
      message_id: messageIdOf(number),
      from: { id: chatId, is_bot: false, ...names, language_code: "ru" },
      chat: { id: chatId, type: "private", ...names },
      date: Math.floor(Date.now() / 1_000),
      text,
    },
  };
}

/** Far from the numbers that the fake Bot API gives to the bot's own messages in the same chat. */
const messageIdOf = (number: number) => 1_000_000 + number;

const tooLate = { message: "the webhook was too slow to be asked at all" };

const now = () => performance.timeOrigin + performance.now();
