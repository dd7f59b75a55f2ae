import { Api } from "telegram/tl/index.js";
import { getPeerId } from "telegram/Utils.js";

// The library reads absent fields as null, though its types say undefined: only ?? and instanceof are safe here.

/** A person, a group or a channel, as Telegram told of it beside the message. */
export type KnownChat = Api.User | Api.Chat | Api.Channel;

/** Who is known by that id; null: nobody. */
export type Acquaintance = (peer: Api.TypePeer | null | undefined) => KnownChat | null;

export const isChat = (value: unknown): value is KnownChat =>
  value instanceof Api.User || value instanceof Api.Chat || value instanceof Api.Channel;

/** Who stands beside an answer's messages. */
export function acquaintances({
  users,
  chats,
}: {
  readonly users: unknown[];
  readonly chats: unknown[];
}): Acquaintance {
  const known = new Map([...users, ...chats].filter(isChat).map((chat) => [getPeerId(chat), chat]));
  return (peer) => (peer ? (known.get(getPeerId(peer)) ?? null) : null);
}

/** How somebody is called; null where nobody knows. */
export function nameOf(chat: KnownChat | null): string | null {
  if (!(chat instanceof Api.User)) return chat?.title ?? null;
  const name = [chat.firstName ?? "", chat.lastName ?? ""].filter((part) => part !== "").join(" ");
  return name || (chat.username ?? null);
}
