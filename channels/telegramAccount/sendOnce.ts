import { createHash } from "node:crypto";
import type { TelegramClient } from "telegram";
import { returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";
import type { SendOutcome } from "../../contracts/update.ts";
import type { OutgoingFile, OutgoingText } from "../channelAdapter.ts";
import { outcomeOf, refusalName } from "./refusals.ts";
import { within } from "./within.ts";

type SendRequest = Api.messages.SendMessage | Api.messages.SendMedia;

/** What every request to send carries. */
export interface Addressed {
  readonly peer: Api.TypeInputPeer;
  readonly randomId: ReturnType<typeof returnBigInt>;
  readonly replyTo?: Api.InputReplyToMessage;
}

/** How far back a message is looked for that Telegram says it has already. */
const LOOK_BACK = 50;
/** The message that is to be answered is gone there (https://core.telegram.org/method/messages.sendMessage). */
const NOTHING_TO_ANSWER = new Set(["REPLY_MESSAGE_ID_INVALID", "REPLY_TO_INVALID", "MSG_ID_INVALID"]);

/**
 * Sends by a number that every attempt shares: Telegram carries it out once. Around the library's own repeating, which
 * would hide by which name Telegram refused.
 */
export async function sendOnce(
  client: TelegramClient,
  peer: Api.TypeInputPeer,
  message: OutgoingText | OutgoingFile,
  request: (addressed: Addressed) => SendRequest,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { chatId, quotedExternalId, idempotencyKey } = message;
  const randomId = digestOf(idempotencyKey);
  const addressed = { peer, randomId: returnBigInt(randomId) };
  const send = async (answering: Pick<Addressed, "replyTo">): Promise<SendOutcome> => {
    const sent = await within(signal, client["_sender"]?.send(request({ ...addressed, ...answering })));
    const found = sentMessage(sent, randomId);
    if (sent instanceof Api.Updates || sent instanceof Api.UpdateShortSentMessage)
      client.updateManager.onUpdates(sent, true);
    if (found === null) return { kind: "unknownOutcome", detail: "Telegram did not say which message it became" };
    return { kind: "ok", externalId: `${chatId}:${found.id}`, sentAt: new Date(found.date * 1_000) };
  };
  const quotedId = Number(quotedExternalId?.split(":").at(-1));
  const answering = Number.isInteger(quotedId)
    ? { replyTo: new Api.InputReplyToMessage({ replyToMsgId: quotedId }) }
    : {};
  try {
    return await send(answering).catch((error: unknown) => {
      if (!NOTHING_TO_ANSWER.has(refusalName(error) ?? "")) throw error;
      return send({});
    });
  } catch (error) {
    if (refusalName(error) !== "RANDOM_ID_DUPLICATE") return outcomeOf(error);
    const found = await findSent(client, peer, message);
    const id = found?.id ?? `random-${randomId}`;
    return { kind: "ok", externalId: `${chatId}:${id}`, sentAt: found ? new Date(found.date * 1_000) : new Date() };
  }
}

/** 64 bits of a digest: the same for every attempt. */
export const digestOf = (key: string): string => createHash("sha256").update(key).digest().readBigInt64LE(0).toString();

function sentMessage(sent: unknown, randomId: string): { readonly id: number; readonly date: number } | null {
  if (sent instanceof Api.UpdateShortSentMessage) return sent;
  if (!(sent instanceof Api.Updates)) return null;
  const named = sent.updates.find(
    (update) => update instanceof Api.UpdateMessageID && update.randomId?.toString() === randomId,
  );
  return named instanceof Api.UpdateMessageID ? { id: named.id, date: sent.date } : null;
}

/** Telegram has it already: which one it is only matters for quoting it, so the newest that says the same will do. */
async function findSent(client: TelegramClient, peer: Api.TypeInputPeer, sent: OutgoingText | OutgoingFile) {
  const text = "text" in sent ? sent.text : (sent.content.caption ?? "");
  const hasFile = !("text" in sent);
  const none = { offsetId: 0, offsetDate: 0, addOffset: 0, maxId: 0, minId: 0, hash: returnBigInt(0) };
  try {
    const history = await client.invoke(new Api.messages.GetHistory({ peer, limit: LOOK_BACK, ...none }));
    const messages = "messages" in history ? history.messages : [];
    const found = messages.find(
      (one) => one instanceof Api.Message && one.out === true && one.message === text && bringsFile(one) === hasFile,
    );
    return found instanceof Api.Message ? found : null;
  } catch {
    return null;
  }
}

const bringsFile = ({ media }: Api.Message) =>
  media instanceof Api.MessageMediaPhoto || media instanceof Api.MessageMediaDocument;
