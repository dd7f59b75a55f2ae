import type { TelegramClient } from "telegram";
import { Api } from "telegram/tl/index.js";
import { within } from "./within.ts";

// What the contact sees of us besides messages. Nothing depends on it, so nothing is repeated.

const TELL_MAX_MS = 5_000;

/** Tells that everything up to a message was read (https://core.telegram.org/method/messages.readHistory). */
export async function tellRead(client: TelegramClient, peer: Api.TypeInputPeer, maxId: number): Promise<void> {
  if (peer instanceof Api.InputPeerChannel) {
    const channel = new Api.InputChannel({ channelId: peer.channelId, accessHash: peer.accessHash });
    await inTime(client.invoke(new Api.channels.ReadHistory({ channel, maxId })));
  } else await inTime(client.invoke(new Api.messages.ReadHistory({ peer, maxId })));
}

/** Shown for about six seconds (https://core.telegram.org/method/messages.setTyping). */
export async function tellTyping(client: TelegramClient, peer: Api.TypeInputPeer): Promise<void> {
  await inTime(client.invoke(new Api.messages.SetTyping({ peer, action: new Api.SendMessageTypingAction() })));
}

const inTime = <Result>(asked: Promise<Result>) => within(AbortSignal.timeout(TELL_MAX_MS), asked);
