import type { Client } from "@temporalio/client";
import type { DataSource } from "typeorm";
import type { TelegramDcAddress } from "../../channels/telegramAccount/createClient.ts";
import { openSession } from "../../channels/telegramAccount/openSession.ts";
import type { OpenedSession } from "../../channels/telegramAccount/openSession.ts";
import { TelegramAccountSettings } from "../../channels/telegramAccount/settings.ts";
import { keepProgress, noteFlood } from "../../commands/telegram/keepProgress.ts";
import type { ClaimedAccount } from "../../commands/telegram/leases.ts";
import { keepChannelStates, readChannelStates } from "../../commands/telegram/channelStates.ts";
import { newestIn } from "../../commands/telegram/newestIn.ts";
import { recordHappening } from "../../commands/telegram/recordHappening.ts";
import { readAccessHash } from "../../commands/telegram/readAccessHash.ts";
import type { Log } from "../../config/log.ts";
import type { ConversationRef, MediaRef } from "../../contracts/actors.ts";
import { HELD_KIND } from "../../contracts/channel.ts";
import type { TenantId } from "../../contracts/ids.ts";
import type { SessionProblem } from "../../contracts/telegramAccount.ts";
import type { TenantSettings } from "../../contracts/tenantSettings.ts";
import { createConversationActors } from "../../temporal/conversationActor.ts";
import { startMediaFetch } from "../../temporal/mediaFetchActor.ts";
import { acceptAccountUpdate } from "./acceptAccountUpdate.ts";

export interface HoldingDeps {
  readonly db: DataSource;
  readonly client: Client;
  readonly log: Log;
  readonly idleMs: number;
  readonly dc: TelegramDcAddress | undefined;
  readonly openSettings: (sealed: string) => unknown;
  readonly tenantSettings: (tenantId: TenantId) => Promise<TenantSettings>;
}

interface Holding {
  readonly account: ClaimedAccount;
  /** Whether this process may speak for the account at this moment. */
  readonly mayTalk: () => boolean;
  /** Ends the opening. */
  readonly signal: AbortSignal;
  readonly onDead: (problem: SessionProblem) => void;
  readonly onFlood: (forMs: number) => void;
  /** Whether this process has given it up: what it hears is stored by somebody else. */
  readonly isDropped: () => boolean;
  /** Somebody else speaks for it by now. */
  readonly onLost: () => void;
}

/** The settings with which an account's connection is opened, and by which it is found. */
export const settingsOf = ({ openSettings }: HoldingDeps, { sealed }: ClaimedAccount): TelegramAccountSettings =>
  TelegramAccountSettings.parse(openSettings(sealed));

/** Opens an account's connection: what comes over it is stored and rung for, and how far it was read is written down. */
export async function holdAccount(deps: HoldingDeps, holding: Holding): Promise<OpenedSession> {
  const { db, log } = deps;
  const { account, mayTalk, signal, isDropped } = holding;
  const { channelAccountId: id, tenantId, pts, qts, date, seq } = account;
  const isKnown = pts !== null && qts !== null && date !== null && seq !== null;
  const openedAt = Date.now() / 1_000;
  let [received, stored, missed] = [0, 0, 0];
  return openSession({
    settings: settingsOf(deps, account),
    dc: deps.dc,
    resumeFrom: isKnown ? { pts, qts, date, seq } : null,
    channels: await readChannelStates(db, id),
    newestIn: (chatId) => newestIn(db, id, chatId),
    mayTalk,
    signal,
    accessHashOf: (chatId) => readAccessHash(db, id, chatId),

    async onUpdate(update) {
      // The bot talks with people who write to the account; in groups, and with other bots, people decide.
      const { startMode } = await deps.tenantSettings(tenantId);
      const accepting = {
        id,
        tenantId,
        kind: HELD_KIND,
        startMode: "chat" in update && update.chat.kind === "private" ? startMode : "operator",
      } as const;
      const accepted = await acceptAccountUpdate({ db, log, account: accepting, isLost: isDropped }, update);
      if (update.told === "message") {
        received += 1;
        if (isKnown && update.date < Math.floor(openedAt)) missed += 1;
        if (accepted.stored) stored += 1;
      }
      ring(deps, accepted);
    },

    async onState(state, channels) {
      const counted = { received, stored };
      [received, stored] = [0, 0];
      await keepChannelStates(db, account, channels);
      if (!(await keepProgress(db, account, { ...state, ...counted }))) return holding.onLost();
      if (missed === 0) return;
      const caughtUp = { kind: "caughtUp", why: "away", count: missed } as const;
      missed = 0;
      await recordHappening(db, account, caughtUp);
    },
    onDead: holding.onDead,
    onFlood(forMs) {
      holding.onFlood(forMs);
      noteFlood(db, account, forMs).catch((error: unknown) => log.warn({ err: error }, "A flood could not be noted."));
    },
  });
}

/** Nobody waits for it: what Temporal does not take is found by the sweepers. */
export function ring(
  { client, idleMs, log }: HoldingDeps,
  { ring, media }: { readonly ring: readonly ConversationRef[]; readonly media: readonly MediaRef[] },
): void {
  const actors = createConversationActors(client, { idleMs });
  const told = [
    ...ring.map((conversation) => actors.messageArrived(conversation)),
    ...media.map((file) => startMediaFetch(client, file)),
  ];
  for (const telling of told)
    telling.catch((error: unknown) => log.warn({ err: error }, "An actor could not be told; it is told again later."));
}
