import { createHash } from "node:crypto";
import type { TelegramClient } from "telegram";
import { returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";
import type { SendOutcome } from "../../contracts/update.ts";
import type { OutgoingText } from "../channelAdapter.ts";
import { outcomeOf, refusalName } from "./refusals.ts";

/** How far back a message is looked for that Telegram says it has already. */
const LOOK_BACK = 50;

/**
 * Sends by a number that every attempt shares: Telegram carries it out once. Around the library's own repeating, which
 * would hide by which name Telegram refused.
 */
export async function sendText(
  client: TelegramClient,
  peer: Api.TypeInputPeer,
  { chatId, text, quotedExternalId, idempotencyKey }: OutgoingText,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const randomId = randomIdOf(idempotencyKey);
  const quotedId = Number(quotedExternalId?.split(":").at(-1));
  const replyTo = Number.isInteger(quotedId)
    ? { replyTo: new Api.InputReplyToMessage({ replyToMsgId: quotedId }) }
    : {};
  const request = new Api.messages.SendMessage({ peer, message: text, randomId: returnBigInt(randomId), ...replyTo });
  try {
    const sent = await within(signal, client["_sender"]?.send(request));
    const found = sentMessage(sent, randomId);
    if (sent instanceof Api.Updates || sent instanceof Api.UpdateShortSentMessage)
      client.updateManager.onUpdates(sent, true);
    if (found === null) return { kind: "unknownOutcome", detail: "Telegram did not say which message it became" };
    return { kind: "ok", externalId: `${chatId}:${found.id}`, sentAt: new Date(found.date * 1_000) };
  } catch (error) {
    if (refusalName(error) !== "RANDOM_ID_DUPLICATE") return outcomeOf(error);
    const found = await findSent(client, peer, text);
    const id = found?.id ?? `random-${randomId}`;
    return { kind: "ok", externalId: `${chatId}:${id}`, sentAt: found ? new Date(found.date * 1_000) : new Date() };
  }
}

/** 64 bits of a digest of the message's own id. */
const randomIdOf = (idempotencyKey: string) =>
  createHash("sha256").update(idempotencyKey).digest().readBigInt64LE(0).toString();

function sentMessage(sent: unknown, randomId: string): { readonly id: number; readonly date: number } | null {
  if (sent instanceof Api.UpdateShortSentMessage) return sent;
  if (!(sent instanceof Api.Updates)) return null;
  const named = sent.updates.find(
    (update) => update instanceof Api.UpdateMessageID && update.randomId?.toString() === randomId,
  );
  return named instanceof Api.UpdateMessageID ? { id: named.id, date: sent.date } : null;
}

/** Telegram has it already: which one it is only matters for quoting it, so the newest of these words will do. */
async function findSent(client: TelegramClient, peer: Api.TypeInputPeer, text: string) {
  const none = { offsetId: 0, offsetDate: 0, addOffset: 0, maxId: 0, minId: 0, hash: returnBigInt(0) };
  try {
    const history = await client.invoke(new Api.messages.GetHistory({ peer, limit: LOOK_BACK, ...none }));
    const messages = "messages" in history ? history.messages : [];
    const found = messages.find((one) => one instanceof Api.Message && one.out === true && one.message === text);
    return found instanceof Api.Message ? found : null;
  } catch {
    return null;
  }
}

function within<Result>(signal: AbortSignal, work: Promise<Result> | undefined): Promise<Result> {
  if (work === undefined) return Promise.reject(new Error("There is no connection."));
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("Telegram did not answer in time.")), { once: true });
    work.then(resolve, reject);
  });
}
