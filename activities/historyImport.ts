import { setTimeout as pause } from "node:timers/promises";
import type { DataSource } from "typeorm";
import type { HeldSession, HeldSessions } from "../channels/telegramAccount/heldSessions.ts";
import { parseAccountUpdate } from "../channels/telegramAccount/parse.ts";
import { floodMs } from "../channels/telegramAccount/refusals.ts";
import { TelegramAccountSettings } from "../channels/telegramAccount/settings.ts";
import type { AccountMessage } from "../channels/telegramAccount/wire.ts";
import {
  endImport,
  endListing,
  listChats,
  nextChat,
  noteImportWait,
  readImport,
} from "../commands/telegram/historyImports.ts";
import type { ChatToImport, ImportToWork } from "../commands/telegram/historyImports.ts";
import { importPage } from "../commands/telegram/importPage.ts";
import type { ImportedMessage } from "../commands/telegram/importPage.ts";
import { HELD_KIND } from "../contracts/channel.ts";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";
import type { TenantSettings } from "../contracts/tenantSettings.ts";
import { whileHeartbeating } from "./whileHeartbeating.ts";

/** Between two requests: an import is in nobody's way, and Telegram counts. */
const PACE_MS = 300;
/** One activity works for so long; more of them would only make the actor's history longer. */
const WORK_MS = 30_000;

interface HistoryImportDeps {
  readonly db: DataSource;
  readonly heldSessions: HeldSessions;
  readonly openSettings: (sealed: string) => unknown;
  readonly tenantSettings: (tenantId: TenantId) => Promise<TenantSettings>;
}

export type HistoryImportActivities = ReturnType<typeof createHistoryImportActivities>;

/** Carried out by the process that holds the account's connection. */
export const createHistoryImportActivities = (deps: HistoryImportDeps) => ({
  /** Imports page after page for a while; for how long to leave it then, milliseconds. */
  async importPages({ channelAccountId }: { readonly channelAccountId: ChannelAccountId }): Promise<number> {
    return whileHeartbeating(async (cancelled) => {
      for (const untilMs = Date.now() + WORK_MS; Date.now() < untilMs; await pause(PACE_MS)) {
        cancelled.throwIfAborted();
        const task = await readImport(deps.db, channelAccountId);
        if (task.status !== "running") return 0;
        try {
          await takeStep(deps, task);
        } catch (error) {
          const waitMs = floodMs(error);
          if (waitMs === null) throw error;
          await noteImportWait(deps.db, task, waitMs);
          return waitMs;
        }
      }
      return 0;
    });
  },
});

async function takeStep(deps: HistoryImportDeps, task: ImportToWork): Promise<void> {
  const { session: key } = TelegramAccountSettings.parse(deps.openSettings(task.sealed));
  const session = deps.heldSessions.find(key);
  if (session === undefined) throw new Error("This process does not hold the account any more.");
  if (!task.isListed) return list(deps.db, session, task);
  const chat = await nextChat(deps.db, task);
  return chat === null ? endImport(deps.db, task) : importFrom(deps, session, task, chat);
}

/** Chats in which nothing was written since then are left out. */
async function list(db: DataSource, session: HeldSession, task: ImportToWork): Promise<void> {
  for await (const chats of session.listChats()) {
    const wanted = chats.filter(({ topDate }) => isWanted(task, topDate));
    await listChats(db, task, wanted);
    if (wanted.length < chats.length) break;
  }
  await endListing(db, task);
}

async function importFrom(
  { db, tenantSettings }: HistoryImportDeps,
  session: HeldSession,
  task: ImportToWork,
  chat: ChatToImport,
): Promise<void> {
  const read = await session.readOlder(chat);
  const wanted = read.filter(({ date }) => isWanted(task, date));
  const { startMode } = await tenantSettings(task.tenantId);
  const isPrivate = read[0]?.chat.kind === "private";
  await importPage(
    db,
    {
      id: task.channelAccountId,
      tenantId: task.tenantId,
      kind: HELD_KIND,
      startMode: isPrivate ? startMode : "operator",
    },
    {
      task,
      chatId: chat.chatId,
      messages: wanted.flatMap(asImported),
      beforeId: wanted.at(-1)?.id ?? null,
      isDone: wanted.length === 0 || wanted.length < read.length,
    },
  );
}

const isWanted = ({ since }: ImportToWork, seconds: number) => since === null || seconds * 1_000 >= since.getTime();

/** What cannot be read, or is not for reading, is left where it is. */
function asImported(message: AccountMessage): readonly ImportedMessage[] {
  const update = parseAccountUpdate(message);
  const [parsed] = update.kind === "parsed" ? update.messages : [];
  return parsed === undefined ? [] : [{ ...parsed, isOwn: message.out && message.service === null, body: message }];
}
