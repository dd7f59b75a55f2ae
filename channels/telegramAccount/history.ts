import type { TelegramClient } from "telegram";
import { returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";
import { getPeerId } from "telegram/Utils.js";
import { acquaintances } from "./acquaintance.ts";
import type { Acquaintance } from "./acquaintance.ts";
import { chatIdOf, inputPeerOf } from "./chatIds.ts";
import { describeMessage } from "./describeMessage.ts";
import { isGone } from "./refusals.ts";
import type { AccountMessage } from "./wire.ts";

/** Telegram gives no more at once. */
const PAGE = 100;

type AnyMessage = Api.Message | Api.MessageService;

export interface HistoryPage {
  /** The oldest first. */
  readonly messages: readonly AnyMessage[];
  readonly known: Acquaintance;
}

/** Where a history is entered: behind a message, or at a time (unix seconds), towards newer or older messages. */
interface Entry {
  readonly afterId?: number;
  readonly beforeId?: number;
  readonly since?: number;
}

/** One page of a chat's messages (https://core.telegram.org/api/offsets). Neither bound: the newest ones. */
export async function readHistory(
  client: TelegramClient,
  peer: Api.TypeInputPeer,
  { afterId, beforeId, since }: Entry,
): Promise<HistoryPage> {
  const isForward = afterId !== undefined || since !== undefined;
  const answer = await client.invoke(
    new Api.messages.GetHistory({
      peer,
      offsetId: afterId === undefined ? (beforeId ?? 0) : afterId + 1,
      offsetDate: since ?? 0,
      addOffset: isForward ? -PAGE : 0,
      limit: PAGE,
      maxId: 0,
      minId: afterId ?? 0,
      hash: returnBigInt(0),
    }),
  );
  if (!("messages" in answer)) return { messages: [], known: () => null };
  const messages = answer.messages.filter((one) => !(one instanceof Api.MessageEmpty));
  return { messages: messages.toSorted((one, next) => one.id - next.id), known: acquaintances(answer) };
}

interface Older {
  readonly chatId: string;
  readonly accessHash: string | null;
  readonly beforeId: number | null;
}

/** What was written before a message, or last; the newest first. A chat that the account is not in any more has nothing. */
export async function readOlder(
  client: TelegramClient,
  { chatId, accessHash, beforeId }: Older,
): Promise<readonly AccountMessage[]> {
  const peer = inputPeerOf(chatId, accessHash);
  if (peer === null) return [];
  try {
    const { messages, known } = await readHistory(client, peer, beforeId === null ? {} : { beforeId });
    return messages.map((message) => describeMessage(message, known)).toReversed();
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

export interface Dialog {
  readonly chatId: string;
  readonly peer: Api.TypePeer;
  readonly accessHash: string | null;
  /** Its newest message. */
  readonly topId: number;
  /** When that was written, unix seconds. */
  readonly topDate: number;
}

/** All chats, those in which somebody wrote last first, a page at a time. */
export async function* readDialogs(client: TelegramClient): AsyncGenerator<readonly Dialog[]> {
  let offsetPeer: Api.TypeInputPeer = new Api.InputPeerEmpty();
  let offset = { offsetDate: 0, offsetId: 0 };
  for (;;) {
    const asked = { ...offset, offsetPeer, limit: PAGE, hash: returnBigInt(0) };
    const answer = await client.invoke(new Api.messages.GetDialogs(asked));
    if (!("dialogs" in answer)) return;
    const known = acquaintances(answer);
    const dialogs = answer.dialogs.flatMap((dialog): readonly Dialog[] => {
      if (!(dialog instanceof Api.Dialog)) return [];
      const { peer, topMessage: topId } = dialog;
      const top = answer.messages.find(
        (one) => !(one instanceof Api.MessageEmpty) && one.id === topId && getPeerId(one.peerId) === getPeerId(peer),
      );
      const topDate = top === undefined || top instanceof Api.MessageEmpty ? 0 : top.date;
      const chat = known(peer);
      const hash = chat !== null && "accessHash" in chat ? (chat.accessHash?.toString() ?? null) : null;
      return [{ chatId: chatIdOf(peer), peer, accessHash: hash, topId, topDate }];
    });
    yield dialogs;
    const last = dialogs.at(-1);
    if (last === undefined || !(answer instanceof Api.messages.DialogsSlice) || dialogs.length < PAGE) return;
    offset = { offsetDate: last.topDate, offsetId: last.topId };
    offsetPeer = await client.getInputEntity(last.peer);
  }
}
