import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { Raw } from "telegram/events/index.js";
import { UpdateConnectionState } from "telegram/network/index.js";
import { Api } from "telegram/tl/index.js";
import { getPeerId } from "telegram/Utils.js";
import type { CheckProblem, SessionProblem } from "../../contracts/telegramAccount.ts";
import { FileGone } from "../channelAdapter.ts";
import type { FetchedFile } from "../channelAdapter.ts";
import { isChat } from "./acquaintance.ts";
import type { Acquaintance, KnownChat } from "./acquaintance.ts";
import { chatIdOf, inputPeerOf } from "./chatIds.ts";
import { createClient } from "./createClient.ts";
import type { TelegramDcAddress } from "./createClient.ts";
import { describeUpdate, messageIn, peerIn } from "./describeUpdate.ts";
import { channelStates, resumeChannels } from "./channelStates.ts";
import type { ChannelStates } from "./channelStates.ts";
import type { HeldSession } from "./heldSessions.ts";
import { lookAtState } from "./lookAtState.ts";
import { readDialogs, readOlder } from "./history.ts";
import { outgoing } from "./outgoing.ts";
import { createRefetch, TELEGRAM_ITSELF } from "./refetch.ts";
import { deathOf } from "./refusals.ts";
import type { TelegramAccountSettings } from "./settings.ts";
import type { AccountUpdate } from "./wire.ts";

/** How far an account has read what Telegram has for it (https://core.telegram.org/api/updates). */
export interface UpdateState {
  readonly pts: number;
  readonly qts: number;
  readonly date: number;
  readonly seq: number;
}

export interface SessionToOpen {
  readonly settings: TelegramAccountSettings;
  readonly dc: TelegramDcAddress | undefined;
  /** What was missed since then is caught up with. */
  readonly resumeFrom: UpdateState | null;
  readonly channels: ChannelStates;
  /** The number of the newest message that somebody wrote in the chat; null where none is kept. */
  readonly newestIn: (chatId: string) => Promise<number | null>;
  readonly mayTalk: () => boolean;
  /** Ends the opening; a request that Telegram does not answer would wait for ever. */
  readonly signal: AbortSignal;
  /** What to name a chat by that has not written since the connection was opened. */
  readonly accessHashOf: (chatId: string) => Promise<string | null>;
  /** Stores what was told of one message; called one at a time, in the order in which Telegram told it. */
  readonly onUpdate: (update: AccountUpdate) => Promise<void>;
  /** Everything up to this state has been stored; of the channels those that were read further. */
  readonly onState: (state: UpdateState, channels: ChannelStates) => Promise<void>;
  readonly onDead: (problem: SessionProblem) => void;
  readonly onFlood: (forMs: number) => void;
}

export interface SessionCheck {
  readonly problem: CheckProblem | null;
  /** Updates that were lost without anybody noticing, and have been caught up with. */
  readonly missed: number;
}

export interface OpenedSession extends HeldSession {
  /** Asks Telegram whether the session still lives; tells onDead when it does not. */
  probe(): Promise<void>;
  /** The same, and whether it has missed something (lookAtState.ts). Never throws. */
  check(): Promise<SessionCheck>;
  signOut(): Promise<void>;
  /** Ends the connection; what had arrived is stored first, unless the account is somebody else's by now. */
  close(how: "orderly" | "lost"): Promise<void>;
}

/** A look at the connection that has not ended by then found that Telegram does not answer. */
const CHECK_WITHIN_MS = 15_000;

/** How soon after a message was stored it is written down that it was: a burst is written down once. */
const STATE_DELAY_MS = 200;

/** What could not be stored is stored again after so long. */
const AGAIN_MS = 1_000;

/** Opens an account's connection and keeps it. Throws what Telegram refused it by. */
export async function openSession(to: SessionToOpen): Promise<OpenedSession> {
  const { settings, dc, mayTalk, signal, onUpdate, onState, onDead } = to;
  const fencedOff = Promise.withResolvers<never>();
  fencedOff.promise.catch(() => undefined);
  const client = createClient({
    ...settings,
    dc,
    onAnswer: noticeTooLong,
    mayTalk() {
      if (!mayTalk()) fencedOff.reject(new Error("Another process took the account over."));
      return mayTalk();
    },
  });
  const chats = new Map<string, KnownChat>();
  const written = new Map(to.channels);
  const since = to.resumeFrom?.date ?? Math.floor(Date.now() / 1_000);
  let stored: Promise<void> = Promise.resolve();
  let closed: "orderly" | "lost" | undefined;
  let stateTimer: NodeJS.Timeout | undefined;
  let openGaps = 0;

  // The library advances its state before handlers run, within the same turn of the event loop. Read in a later turn and
  // written behind everything that was queued until then, it never claims more than is stored.
  const writeStateSoon = () => {
    stateTimer ??= setTimeout(() => {
      stateTimer = undefined;
      if (closed !== undefined) return;
      const write = stateWriter();
      // What could not be written down is written down with the next.
      enqueue(() => write().catch(writeStateSoon));
    }, STATE_DELAY_MS);
  };
  const stateWriter = () => {
    const state = client.updateManager.state && { ...client.updateManager.state };
    const channels = channelStates(client);
    return async () => {
      if (openGaps > 0) return;
      const further = new Map([...channels].filter(([chatId, pts]) => written.get(chatId) !== pts));
      if (state !== undefined) await onState(state, further);
      for (const [chatId, pts] of further) written.set(chatId, pts);
    };
  };
  const enqueue = (work: () => Promise<void>) => {
    stored = stored.then(() => (closed === "lost" ? undefined : work()));
  };

  const hear = (update: unknown) => {
    if (update instanceof UpdateConnectionState) {
      if (update.state === UpdateConnectionState.connected) void probe();
      return;
    }
    if (update instanceof Api.UpdateChannelTooLong)
      return void readOn(chatIdOf(new Api.PeerChannel({ channelId: update.channelId })));
    const peer = peerIn(update);
    if (closed !== undefined || (peer !== null && chatIdOf(peer) === TELEGRAM_ITSELF)) return;
    const told = chatsIn(update);
    const heardAtMs = Date.now();
    enqueue(async () => {
      const known = await acquaint(messageIn(update), told);
      for (const described of describeUpdate(update, known, heardAtMs)) await surely(() => onUpdate(described));
    });
    writeStateSoon();
  };

  /** For as long as it takes: nothing after it is stored or confirmed before. */
  const surely = async (store: () => Promise<void>): Promise<void> => {
    if (closed === "lost") return;
    await store().catch(async () => {
      await pause(AGAIN_MS);
      await surely(store);
    });
  };

  /** Finds out about the chat and the author of a message: short updates do not say who they are. */
  const acquaint = async (
    message: ReturnType<typeof messageIn>,
    told: ReadonlyMap<string, KnownChat>,
  ): Promise<Acquaintance> => {
    for (const given of message === null ? [] : [message.peerId, message.fromId]) {
      const peer = given ?? null;
      const isTold = peer === null || told.has(getPeerId(peer));
      if (peer === null || (isTold && peer !== message?.peerId)) continue;
      const chat = told.get(getPeerId(peer)) ?? (await ask(peer));
      if (chat !== null) chats.set(chatIdOf(peer), chat);
    }
    return (peer) => (peer ? (told.get(getPeerId(peer)) ?? chats.get(chatIdOf(peer)) ?? null) : null);
  };

  const ask = async (peer: Api.TypePeer): Promise<KnownChat | null> => {
    const known = chats.get(chatIdOf(peer));
    if (known !== undefined) return known;
    const found: unknown = await client.getEntity(peer).catch(() => null);
    return isChat(found) ? found : null;
  };

  const probe = async () => {
    try {
      await client.invoke(new Api.updates.GetState());
    } catch (error) {
      tellDeath(error);
    }
  };

  const tellDeath = (error: unknown) => {
    const problem = deathOf(error);
    if (problem !== null && closed === undefined) onDead(problem);
  };

  const inputPeer = async (chatId: string) => {
    const known = chats.get(chatId);
    const heard = known !== undefined && "accessHash" in known && known.min !== true ? known.accessHash : undefined;
    return inputPeerOf(chatId, heard?.toString() ?? (await to.accessHashOf(chatId)));
  };

  const refetch = createRefetch({
    client,
    inputPeer,
    newestIn: to.newestIn,
    onUpdate,
    onFlood: to.onFlood,
    isClosed: () => closed !== undefined,
  });

  /** Said of what was missed since the state that is written down; the library goes on from the present. */
  function noticeTooLong(answer: unknown): void {
    if (answer instanceof Api.updates.DifferenceTooLong) fillGap(() => refetch.commonChats(since));
    if (answer instanceof Api.updates.ChannelDifferenceTooLong && answer.dialog instanceof Api.Dialog) {
      const chatId = chatIdOf(answer.dialog.peer);
      fillGap(() => refetch.channel(chatId, since));
    }
  }

  /** A gap that is not filled when the account is given up is found again by whoever opens it next. */
  function fillGap(fill: () => Promise<void>): void {
    openGaps += 1;
    enqueue(async () => {
      await fill();
      if (closed !== undefined) return;
      openGaps -= 1;
      writeStateSoon();
    });
  }

  /** Has the library ask for what was missed in a channel. */
  async function readOn(chatId: string): Promise<void> {
    const peer = await inputPeer(chatId);
    if (!(peer instanceof Api.InputPeerChannel) || closed !== undefined) return;
    const { channelId, accessHash } = peer;
    await client.updateManager
      .watchChannel(channelId.toString(), new Api.InputChannel({ channelId, accessHash }))
      .catch(() => undefined); // asked for again at the next gap
    client.updateManager.releaseChannel(channelId.toString());
    writeStateSoon();
  }

  if (to.resumeFrom !== null) client.updateManager.refreshFromState(to.resumeFrom);
  resumeChannels(client, to.channels);
  client.addEventHandler(hear, new Raw({}));
  try {
    // The library goes on trying to connect for as long as it takes.
    await Promise.race([beginToTalk(), fencedOff.promise, abortionOf(signal)]);
  } catch (error) {
    closed = "lost";
    await client.destroy();
    throw error;
  }
  writeStateSoon();
  void readChannels();

  /** One after another: Telegram counts requests. */
  async function readChannels(): Promise<void> {
    for (const chatId of to.channels.keys()) await readOn(chatId);
  }

  async function beginToTalk(): Promise<void> {
    await client.connect();
    await client.invoke(new Api.updates.GetState());
    await client.getMe();
    await client.catchUp();
  }

  return {
    probe,

    async check() {
      try {
        const missed = await Promise.race([lookAtState(client), abortionOf(AbortSignal.timeout(CHECK_WITHIN_MS))]);
        return { problem: null, missed };
      } catch (error) {
        tellDeath(error);
        return { problem: "unreachable", missed: 0 };
      }
    },

    ...outgoing({
      client,
      mayTalk: () => mayTalk() && closed === undefined,
      inputPeer,
      onFlood: to.onFlood,
      probe,
    }),

    async fetchFile(providerFileId): Promise<FetchedFile> {
      const [chatId = "", id] = providerFileId.split(":");
      const peer = await inputPeer(chatId);
      const [message] = peer === null ? [] : await client.getMessages(peer, { ids: [Number(id)] });
      const bytes = message?.media === undefined ? undefined : await client.downloadMedia(message);
      if (!(bytes instanceof Buffer)) throw new FileGone("Telegram does not have the file any more.");
      return { bytes, mimeType: null };
    },

    async *listChats() {
      for await (const dialogs of readDialogs(client)) yield dialogs.filter(({ chatId }) => chatId !== TELEGRAM_ITSELF);
    },

    readOlder: (chat) => readOlder(client, chat),

    async signOut() {
      await client.invoke(new Api.auth.LogOut());
    },

    async close(how) {
      if (how === "lost") closed = how;
      await nextTurn();
      const write = stateWriter();
      closed = how;
      clearTimeout(stateTimer);
      await client.destroy();
      if (how === "lost") return;
      await stored;
      await write();
    },
  };
}

/** Rejects with the reason of a signal once it is aborted. */
const abortionOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

/** Who is talked about, by the library's name for them; it puts them beside the update. */
function chatsIn(update: unknown): ReadonlyMap<string, KnownChat> {
  const beside: unknown =
    typeof update === "object" && update !== null && "_entities" in update ? update["_entities"] : null;
  if (!(beside instanceof Map)) return new Map();
  const chats = [...beside].filter((entry): entry is [string, KnownChat] => isChat(entry[1]));
  return new Map(chats);
}
