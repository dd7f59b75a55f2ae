import type { TelegramClient } from "telegram";
import { Api } from "telegram/tl/index.js";
import type { ChangeOutcome } from "../../contracts/update.ts";
import type { SentChange } from "../channelAdapter.ts";
import { entitiesOf } from "./entities.ts";
import { outcomeOf, refusalName } from "./refusals.ts";
import { within } from "./within.ts";

/** Edits what was sent, or deletes it for everybody. Telegram answers the deletion of what is gone as one of what was there. */
export async function changeSent(
  client: TelegramClient,
  peer: Api.TypeInputPeer,
  { externalId, text, marks }: SentChange,
  signal: AbortSignal,
): Promise<ChangeOutcome> {
  const id = Number(externalId.split(":").at(-1));
  try {
    if (text === null) await within(signal, client.invoke(deletion(peer, id)));
    else {
      const edit = new Api.messages.EditMessage({ peer, id, message: text, ...entitiesOf(marks) });
      await within(signal, client.invoke(edit));
    }
    return { kind: "ok" };
  } catch (error) {
    if (refusalName(error) === "MESSAGE_NOT_MODIFIED") return { kind: "ok" };
    return outcomeOf(error);
  }
}

/** Messages of channels and supergroups are numbered in each of them; those of everything else in the account. */
const deletion = (peer: Api.TypeInputPeer, id: number) =>
  peer instanceof Api.InputPeerChannel
    ? new Api.channels.DeleteMessages({
        channel: new Api.InputChannel({ channelId: peer.channelId, accessHash: peer.accessHash }),
        id: [id],
      })
    : new Api.messages.DeleteMessages({ id: [id], revoke: true });
