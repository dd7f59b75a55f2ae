import { setTimeout as pause } from "node:timers/promises";
import type { HeldSession, HeldSessions } from "../../channels/telegramAccount/heldSessions.ts";
import type { OpenedSession } from "../../channels/telegramAccount/openSession.ts";
import { deathOf } from "../../channels/telegramAccount/refusals.ts";
import {
  claimAccounts,
  endSession,
  LEASE_MS,
  releaseLease,
  renewLeases,
  ringHeld,
} from "../../commands/telegram/leases.ts";
import type { ClaimedAccount } from "../../commands/telegram/leases.ts";
import { noteCheck } from "../../commands/telegram/noteCheck.ts";
import { recordHappening } from "../../commands/telegram/recordHappening.ts";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import type { SessionOrder, SessionProblem } from "../../contracts/telegramAccount.ts";
import { createConversationActors } from "../../temporal/conversationActor.ts";
import { tellFlood, tellHolderLost, tellHolderReady } from "../../temporal/telegramAccountActor.ts";
import { holdAccount, settingsOf } from "./holdAccount.ts";
import type { HoldingDeps } from "./holdAccount.ts";

/** How often leases are renewed, orders looked for, and accounts taken over. */
const LOOK_MS = 1_000;
/** Accounts taken over at a time: processes that start together share them, and none opens all connections at once. */
const CLAIMED_AT_ONCE = 25;
/** As many again are taken so soon after, where so many were left. */
const CLAIM_AGAIN_MS = 100;
/** This long before a lease runs out its holder says nothing any more: clocks differ, and packets are under way. */
const LEASE_MARGIN_MS = 5_000;
/** Accounts in one process. */
const HELD_MAX = 200;
/** A session that died silently, and messages that were missed, are noticed this late. */
const PROBE_MS = 60_000;
const OPEN_AGAIN_MS = 5_000;
/** An opening that Telegram has not answered by then is begun anew. */
const OPEN_WITHIN_MS = 10_000;

interface Held {
  readonly account: ClaimedAccount;
  readonly session: string;
  /** By this process's clock, epoch milliseconds. */
  mayTalkUntilMs: number;
  isDropped: boolean;
  /** Aborted when the account is given up. */
  readonly givingUp: AbortController;
  /** Ends when the connection is open, or never will be. */
  opening: Promise<void>;
  opened: OpenedSession | null;
  probedAtMs: number;
}

export interface Holder extends HeldSessions {
  readonly holderId: string;
  sessionOf(id: ChannelAccountId): HeldSession | undefined;
  run(): Promise<void>;
  stop(): void;
}

/**
 * Holds accounts' connections for as long as their leases in Postgres are this process's. A lease is renewed every second
 * and runs out with a process that dies; then another takes the account over under a higher epoch. Whoever was only away
 * for a while is stopped at its own socket by its own clock, and closes what it has lost.
 */
export function createHolder(deps: HoldingDeps, holderId: string): Holder {
  const { db, client, log, idleMs } = deps;
  const held = new Map<ChannelAccountId, Held>();
  const stopping = new AbortController();
  /** Actors that are being told something; the process ends after them. */
  const tellings = new Set<Promise<void>>();

  async function run(): Promise<void> {
    const watch = setInterval(dropExpired, LOOK_MS);
    while (!stopping.signal.aborted) {
      let claimed = 0;
      const looking = look().then((count) => void (claimed = count));
      await orLog(looking, "Leases could not be renewed; tried again in a moment.");
      await pause(claimed === CLAIMED_AT_ONCE ? CLAIM_AGAIN_MS : LOOK_MS, undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
    }
    const left = [...held.values()];
    await Promise.all(left.map((one) => orLog(giveBack(one, "stopping"), "A Telegram account was not given back.")));
    clearInterval(watch);
    await Promise.all(tellings);
  }

  /** Keeps what this process holds, and takes more; says how many. */
  async function look(): Promise<number> {
    const askedAtMs = Date.now();
    const leases = new Map(
      (await renewLeases(db, holderId, [...held.keys()])).map((lease) => [lease.channelAccountId, lease]),
    );
    for (const one of held.values()) {
      const lease = leases.get(one.account.channelAccountId);
      if (lease?.epoch !== one.account.epoch) drop(one, "taken over");
      else {
        one.mayTalkUntilMs = talkUntil(askedAtMs);
        if (lease.order !== null) void orLog(obey(one, lease.order), "An order was not carried out.");
        else probe(one);
      }
    }
    const claimedAtMs = Date.now();
    const claimed = await claimAccounts(db, holderId, Math.min(CLAIMED_AT_ONCE, HELD_MAX - held.size));
    for (const account of claimed) hold(account, claimedAtMs);
    return claimed.length;
  }

  function hold(account: ClaimedAccount, claimedAtMs: number): void {
    const { session } = settingsOf(deps, account);
    const one: Held = {
      account,
      session,
      mayTalkUntilMs: talkUntil(claimedAtMs),
      isDropped: false,
      givingUp: new AbortController(),
      opening: Promise.resolve(),
      opened: null,
      probedAtMs: claimedAtMs,
    };
    held.set(account.channelAccountId, one);
    one.opening = open(one);
  }

  async function open(one: Held): Promise<void> {
    const { account } = one;
    while (isHeld(one)) {
      try {
        one.opened = await holdAccount(deps, {
          account,
          mayTalk: () => mayTalk(one),
          signal: AbortSignal.any([one.givingUp.signal, AbortSignal.timeout(OPEN_WITHIN_MS)]),
          isDropped: () => one.isDropped,
          onDead: (problem) => void orLog(end(one, problem), "A dead session could not be written down."),
          onLost: () => drop(one, "taken over"),
          onFlood: (forMs) => tell(tellFlood(client, account, forMs, { idleMs })),
        });
        break;
      } catch (error) {
        const problem = deathOf(error);
        if (problem !== null) return orLog(end(one, problem), "A dead session could not be written down.");
        if (!isHeld(one)) break;
        log.warn({ err: error, channelAccountId: account.channelAccountId }, "A Telegram account could not be opened.");
        await pause(OPEN_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    if (one.isDropped) return orLog(Promise.resolve(one.opened?.close("lost")), "A connection did not close.");
    if (one.opened !== null && isHeld(one)) await orLog(announce(one), "What waits for an account was not rung for.");
  }

  async function announce({ account }: Held): Promise<void> {
    tell(tellHolderReady(client, account, { idleMs }));
    const actors = createConversationActors(client, { idleMs });
    for (const conversation of await ringHeld(db, account.channelAccountId)) tell(actors.replyQueued(conversation));
  }

  async function obey(one: Held, order: SessionOrder): Promise<void> {
    if (order === "relocate") return giveBack(one, "relocated");
    if (one.opened !== null) await orLog(one.opened.signOut(), "Telegram did not sign the account out.");
    await end(one, null);
  }

  /** The session is over: by Telegram, by its owner on another device, or by a person here. */
  async function end(one: Held, problem: SessionProblem | null): Promise<void> {
    if (!forget(one)) return;
    await endSession(db, one.account, problem);
    drop(one);
    tell(tellHolderLost(client, one.account, problem ?? "signedOut", { idleMs }));
  }

  /** Closes in order first: nobody else may speak before this process has stopped to. */
  async function giveBack(one: Held, how: "stopping" | "relocated"): Promise<void> {
    if (!forget(one)) return;
    one.givingUp.abort();
    await one.opening;
    await one.opened?.close("orderly");
    await releaseLease(db, one.account, how);
    tell(tellHolderLost(client, one.account, how, { idleMs }));
  }

  /** Whoever has lost an account says nothing from this moment on. */
  function drop(one: Held, reason?: string): void {
    const { channelAccountId } = one.account;
    if (reason !== undefined && forget(one)) log.warn({ channelAccountId, reason }, "A Telegram account was lost.");
    one.isDropped = true;
    one.givingUp.abort();
    one.mayTalkUntilMs = 0;
    if (one.opened !== null) void orLog(one.opened.close("lost"), "A connection did not close.");
  }

  const isHeld = (one: Held) => held.get(one.account.channelAccountId) === one;
  const forget = (one: Held) => isHeld(one) && held.delete(one.account.channelAccountId);

  function dropExpired(): void {
    for (const one of held.values()) if (!mayTalk(one)) drop(one, "its lease ran out");
  }

  async function check({ account }: Held, opened: OpenedSession): Promise<void> {
    const { problem, missed } = await opened.check();
    await noteCheck(db, account, problem);
    if (missed > 0) await recordHappening(db, account, { kind: "caughtUp", why: "gap", count: missed });
  }

  function probe(one: Held): void {
    if (one.opened === null || Date.now() - one.probedAtMs < PROBE_MS) return;
    one.probedAtMs = Date.now();
    void orLog(check(one, one.opened), "What a look at an account found could not be written down.");
  }

  function tell(telling: Promise<void>): void {
    const told = orLog(telling, "An actor could not be told; the sweepers tell it later.");
    tellings.add(told);
    void told.then(() => tellings.delete(told));
  }

  /** What fails here is made good by the lease: it runs out, and whoever has the account then begins anew. */
  const orLog = (work: Promise<void>, words: string): Promise<void> =>
    work.catch((error: unknown) => log.warn({ err: error }, words));

  return {
    holderId,
    run,
    stop: () => stopping.abort(),
    sessionOf(id) {
      const one = held.get(id);
      return one !== undefined && mayTalk(one) ? (one.opened ?? undefined) : undefined;
    },
    find: (session) => [...held.values()].find((one) => one.session === session && mayTalk(one))?.opened ?? undefined,
  };
}

const talkUntil = (askedAtMs: number) => askedAtMs + LEASE_MS - LEASE_MARGIN_MS;
const mayTalk = ({ mayTalkUntilMs }: Held) => Date.now() < mayTalkUntilMs;
