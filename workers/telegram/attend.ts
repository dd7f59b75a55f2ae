import { setTimeout as pause } from "node:timers/promises";
import type { HeldSession } from "../../channels/telegramAccount/heldSessions.ts";
import { floodMs, refusalName } from "../../channels/telegramAccount/refusals.ts";
import { probeNewChats } from "../../commands/telegram/newChats.ts";
import { forgetReadMark, readMarksOf } from "../../commands/telegram/readMarks.ts";
import type { ReadMark } from "../../commands/telegram/readMarks.ts";
import { typedTo } from "../../commands/telegram/typedTo.ts";
import type { ChannelAccountId, ConversationId } from "../../contracts/ids.ts";
import { PRESENCE_CHANNEL } from "../../contracts/presence.ts";
import { listen } from "../../entities/listen.ts";
import { createConversationActors } from "../../temporal/conversationActor.ts";
import type { HoldingDeps } from "./holdAccount.ts";
import { createTypists } from "./typists.ts";

const LOOK_MS = 1_000;

interface AttendingDeps extends HoldingDeps {
  readonly databaseUrl: string;
  readonly holderId: string;
  /** The connection of an account that this process holds. */
  readonly sessionOf: (id: ChannelAccountId) => HeldSession | undefined;
}

export interface Attending {
  run(): Promise<void>;
  stop(): void;
}

/**
 * What a holder does for its accounts besides sending: contacts see that their messages were read and that somebody types,
 * and from time to time one first message tries whether Telegram takes them again. No message waits for any of it.
 */
export function createAttending(deps: AttendingDeps): Attending {
  const { db, client, log, idleMs, databaseUrl, holderId, sessionOf } = deps;
  const stopping = new AbortController();
  const silentUntilMs = new Map<ChannelAccountId, number>();
  const typists = createTypists((id) => void tellTyping(id).catch(() => undefined));

  async function run(): Promise<void> {
    const hearing = listen(databaseUrl, { [PRESENCE_CHANNEL]: typists.hear }, { onListening: () => undefined, log });
    while (!stopping.signal.aborted) {
      typists.remind();
      await Promise.all([tellRead(), probe()]).catch((error: unknown) =>
        log.warn({ err: error }, "Telegram accounts could not be attended to; tried again in a moment."),
      );
      await pause(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    await hearing.stop();
  }

  /** One after another in each account; accounts do not wait for each other. */
  async function tellRead(): Promise<void> {
    const marks = Map.groupBy(await readMarksOf(db, holderId), ({ channelAccountId }) => channelAccountId);
    await Promise.all(
      [...marks].map(async ([id, ofAccount]) => {
        for (const mark of ofAccount) if (!(await told(id, mark))) return;
      }),
    );
  }

  /** Whether the account may go on: not while Telegram wants silence, or cannot be reached. */
  async function told(id: ChannelAccountId, mark: ReadMark): Promise<boolean> {
    const session = sessionOf(id);
    if (session === undefined || (silentUntilMs.get(id) ?? 0) > Date.now()) return false;
    try {
      if (mark.externalId !== null) await session.tellRead(mark.chatId, mark.externalId);
    } catch (error) {
      silentUntilMs.set(id, Date.now() + (floodMs(error) ?? 0));
      if (floodMs(error) !== null || refusalName(error) === null) return false;
    }
    await forgetReadMark(db, mark);
    return true;
  }

  async function tellTyping(id: ConversationId): Promise<void> {
    const chat = await typedTo(db, id, holderId);
    if (chat !== null) await sessionOf(chat.channelAccountId)?.tellTyping(chat.chatId);
  }

  async function probe(): Promise<void> {
    const actors = createConversationActors(client, { idleMs });
    for (const conversation of await probeNewChats(db, holderId)) await actors.replyQueued(conversation);
  }

  return { run, stop: () => stopping.abort() };
}
