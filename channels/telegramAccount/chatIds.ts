import { returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";

/** Channels and supergroups are numbered apart from people and groups; Bot API adds this and turns the sign. */
const CHANNELS_FROM = 1_000_000_000_000n;

/** As Bot API writes it: a person's id, "-<group>", "-100<channel>". */
export function chatIdOf(peer: Api.TypePeer): string {
  if (peer instanceof Api.PeerUser) return peer.userId.toString();
  if (peer instanceof Api.PeerChat) return `-${peer.chatId.toString()}`;
  return `-${CHANNELS_FROM + BigInt(peer.channelId.toString())}`;
}

/** How a request names the chat; null where that takes an access hash which nobody has told. */
export function inputPeerOf(chatId: string, accessHash: string | null): Api.TypeInputPeer | null {
  const id = BigInt(chatId);
  if (id < 0n && id > -CHANNELS_FROM) return new Api.InputPeerChat({ chatId: returnBigInt(-id) });
  if (accessHash === null) return null;
  const hash = { accessHash: returnBigInt(accessHash) };
  if (id > 0n) return new Api.InputPeerUser({ userId: returnBigInt(id), ...hash });
  return new Api.InputPeerChannel({ channelId: returnBigInt(channelIdOf(chatId)), ...hash });
}

/** Telegram's own number of a channel or supergroup. */
export const channelIdOf = (chatId: string): bigint => -BigInt(chatId) - CHANNELS_FROM;
