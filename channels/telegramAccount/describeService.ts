import { Api } from "telegram/tl/index.js";
import type { ServiceEvent } from "../../contracts/message.ts";
import { nameOf } from "./acquaintance.ts";
import type { Acquaintance } from "./acquaintance.ts";
import type { AccountMessage } from "./wire.ts";

type Service = NonNullable<AccountMessage["service"]>;

/** What happened that changes nothing between people: somebody else joined Telegram, a history was emptied on one device. */
const UNTOLD = new Set(["MessageActionContactSignUp", "MessageActionHistoryClear", "MessageActionEmpty"]);

export function describeService({ action, fromId, peerId, out }: Api.MessageService, known: Acquaintance): Service {
  const by = out === true ? null : nameOf(known(fromId ?? peerId));
  const person = (id: Api.PeerUser["userId"]) => nameOf(known(new Api.PeerUser({ userId: id }))) ?? id.toString();
  const happened = (event: ServiceEvent, more: Partial<Pick<Service, "whom" | "title" | "seconds">> = {}): Service => ({
    action: action.className,
    event,
    by,
    whom: [],
    title: null,
    seconds: null,
    ...more,
  });
  if (UNTOLD.has(action.className)) return { ...happened("other"), event: null };
  if (action instanceof Api.MessageActionChatAddUser) {
    const isOneself = action.users.length === 1 && fromId instanceof Api.PeerUser && action.users[0]?.eq(fromId.userId);
    return isOneself ? happened("joined") : happened("added", { whom: action.users.map(person) });
  }
  if (action instanceof Api.MessageActionChatJoinedByLink || action instanceof Api.MessageActionChatJoinedByRequest)
    return happened("joined");
  if (action instanceof Api.MessageActionChatDeleteUser) {
    const isOneself = fromId instanceof Api.PeerUser && action.userId.eq(fromId.userId);
    return isOneself ? happened("left") : happened("removed", { whom: [person(action.userId)] });
  }
  if (action instanceof Api.MessageActionChatCreate || action instanceof Api.MessageActionChannelCreate)
    return happened("created", { title: action.title });
  if (action instanceof Api.MessageActionChatEditTitle) return happened("titleChanged", { title: action.title });
  if (action instanceof Api.MessageActionChatEditPhoto || action instanceof Api.MessageActionChatDeletePhoto)
    return happened("photoChanged");
  if (action instanceof Api.MessageActionPinMessage) return happened("pinned");
  if (action instanceof Api.MessageActionPhoneCall) {
    const seconds = action.duration ?? null;
    return happened(seconds === null ? "missedCall" : "called", { seconds });
  }
  return happened("other");
}
