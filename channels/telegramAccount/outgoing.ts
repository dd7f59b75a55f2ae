import { setTimeout as pause } from "node:timers/promises";
import type { TelegramClient } from "telegram";
import type { Api } from "telegram/tl/index.js";
import type { ChangeOutcome, SendOutcome } from "../../contracts/update.ts";
import { tellRead, tellTyping } from "./attention.ts";
import { changeSent } from "./changeSent.ts";
import { findPerson } from "./findPerson.ts";
import { createFloodGate } from "./floodGate.ts";
import type { HeldSession } from "./heldSessions.ts";
import { react } from "./react.ts";
import { sendFile } from "./sendFile.ts";
import { sendText } from "./sendText.ts";

interface Speaking {
  readonly client: TelegramClient;
  /** Whether this connection may say anything at this moment. */
  readonly mayTalk: () => boolean;
  readonly inputPeer: (chatId: string) => Promise<Api.TypeInputPeer | null>;
  readonly onFlood: (forMs: number) => void;
  /** Finds out whether the session still lives. */
  readonly probe: () => Promise<void>;
}

type Outgoing = Omit<HeldSession, "fetchFile" | "listChats" | "readOlder">;
type Refusal = Exclude<SendOutcome, { readonly kind: "ok" }>;

/** No oftener is Telegram asked for phone numbers (https://core.telegram.org/method/contacts.resolvePhone). */
const ASK_PHONES_EVERY_MS = 3_000;

/** What an account says to Telegram, over a connection that is open. */
export function outgoing({ client, mayTalk, inputPeer, onFlood, probe }: Speaking): Outgoing {
  const gate = createFloodGate();
  let askAgainAtMs = 0;

  const speak = async <Outcome extends SendOutcome | ChangeOutcome>(
    chatId: string,
    say: (peer: Api.TypeInputPeer) => Promise<Outcome>,
  ): Promise<Outcome | Refusal> => {
    if (!mayTalk()) return { kind: "retryBackoff", detail: "another process took the account over" };
    const peer = await inputPeer(chatId);
    if (peer === null) return { kind: "recipientUnreachable", detail: "Telegram has not told how to reach this chat" };
    const outcome = await say(peer);
    if (outcome.kind === "retryAfter") onFlood(outcome.afterMs);
    if (outcome.kind === "accountDead") await probe();
    return outcome;
  };
  /** Whoever asks is served in turn. */
  const askedSlowly = async (signal: AbortSignal) => {
    const waitMs = askAgainAtMs - Date.now();
    askAgainAtMs = Math.max(Date.now(), askAgainAtMs) + ASK_PHONES_EVERY_MS;
    if (waitMs > 0) await pause(waitMs, undefined, { signal }).catch(() => undefined);
  };
  const peerToTell = async (chatId: string) => (mayTalk() ? inputPeer(chatId) : null);

  return {
    async send(message, signal) {
      const { chatId } = message;
      const afterMs = gate.waitMs(chatId);
      if (afterMs > 0) return { kind: "retryAfter", afterMs };
      const outcome = await speak(chatId, (peer) =>
        "text" in message ? sendText(client, peer, message, signal) : sendFile(client, peer, message, signal),
      );
      if (outcome.kind === "retryAfter") gate.refused(chatId, outcome.afterMs);
      return outcome;
    },

    changeSent: (change, signal) => speak(change.chatId, (peer) => changeSent(client, peer, change, signal)),

    react: (reaction, signal) => speak(reaction.chatId, (peer) => react(client, peer, reaction, signal)),

    async tellRead(chatId, externalId) {
      const peer = await peerToTell(chatId);
      if (peer !== null) await tellRead(client, peer, Number(externalId.split(":").at(-1)));
    },

    async tellTyping(chatId) {
      const peer = await peerToTell(chatId);
      if (peer !== null) await tellTyping(client, peer);
    },

    async findPerson(to, signal) {
      if (to.startsWith("+")) await askedSlowly(signal);
      return mayTalk() ? findPerson(client, to, signal) : { kind: "refused", problem: "unreachable" };
    },
  };
}
