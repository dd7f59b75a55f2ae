import { Api } from "telegram/tl/index.js";
import type { AnyMessage } from "./box.ts";
import type { ClientSession } from "./clientSessions.ts";
import { Refusal } from "./clientSessions.ts";
import { chatIdOf, peerOf } from "./messaging.ts";
import type { Methods } from "./methods.ts";
import type { ChannelBox, Owner } from "./owner.ts";
import { seconds } from "./seconds.ts";

/** How many updates one answer brings (https://core.telegram.org/api/updates, recovering gaps). */
const SLICE = 100;

/** More updates than this are not told one by one any more. */
export interface Patience {
  tooLongFrom: number;
}

/** Catching up with what was missed, and reading what was said. */
export function addReading(methods: Methods, ownerOf: (session: ClientSession) => Owner, patience: Patience) {
  methods.on(Api.updates.GetState, (_, session) => state(ownerOf(session)));
  methods.on(Api.updates.GetDifference, ({ pts }, session) => {
    const owner = ownerOf(session);
    const { upTo, isAll, count, messages, updates } = owner.box.since(pts, SLICE);
    if (count === 0) return new Api.updates.DifferenceEmpty({ date: seconds(), seq: 1 });
    if (count > patience.tooLongFrom) return new Api.updates.DifferenceTooLong({ pts: owner.pts });
    const told = { newMessages: messages, newEncryptedMessages: [], otherUpdates: updates, ...known(owner) };
    return isAll
      ? new Api.updates.Difference({ ...told, state: state(owner) })
      : new Api.updates.DifferenceSlice({ ...told, intermediateState: state(owner, upTo) });
  });
  methods.on(Api.updates.GetChannelDifference, ({ channel, pts, limit }, session) => {
    const owner = ownerOf(session);
    const box = channelOf(owner, channel);
    const { upTo, isAll, count, messages, updates } = box.since(pts, Math.min(limit, SLICE));
    if (count === 0) return new Api.updates.ChannelDifferenceEmpty({ final: true, pts: box.pts });
    if (count > patience.tooLongFrom) {
      const latest = box.history.slice(-10).map(({ message }) => message);
      const dialog = dialogOf(new Api.PeerChannel({ channelId: box.channel.id }), latest.at(-1), box.pts);
      return new Api.updates.ChannelDifferenceTooLong({ final: true, dialog, messages: latest, ...known(owner) });
    }
    const told = { newMessages: messages, otherUpdates: updates, ...known(owner) };
    return new Api.updates.ChannelDifference({ ...told, final: isAll, pts: upTo });
  });
  methods.on(Api.messages.GetHistory, ({ peer, ...asked }, session) => {
    const owner = ownerOf(session);
    const messages = historyOf(owner, peerOf(owner, peer)).toReversed();
    // https://core.telegram.org/api/offsets: the list begins at the offset, and addOffset shifts it towards newer ones.
    const isBeyond = ({ id, date }: AnyMessage) =>
      asked.offsetId > 0 ? id < asked.offsetId : asked.offsetDate > 0 ? date < asked.offsetDate : true;
    const at = messages.findIndex(isBeyond);
    const from = Math.max(0, (at < 0 ? messages.length : at) + asked.addOffset);
    const to = (at < 0 ? messages.length : at) + asked.addOffset + asked.limit;
    const page = messages
      .slice(from, Math.max(from, to))
      .filter(({ id }) => (asked.minId === 0 || id > asked.minId) && (asked.maxId === 0 || id < asked.maxId));
    return new Api.messages.MessagesSlice({ count: messages.length, messages: page, topics: [], ...known(owner) });
  });
  methods.on(Api.messages.GetDialogs, ({ offsetId, offsetDate, limit }, session) => {
    const owner = ownerOf(session);
    const dialogs = dialogsOf(owner);
    const from = dialogs.findIndex(({ last }) => last.id === offsetId && last.date === offsetDate) + 1;
    const page = dialogs.slice(from, from + limit);
    return new Api.messages.DialogsSlice({
      count: dialogs.length,
      dialogs: page.map(({ peer, last }) => dialogOf(peer, last)),
      messages: page.map(({ last }) => last),
      ...known(owner),
    });
  });
  methods.on(Api.messages.GetMessages, ({ id }, session) => {
    const owner = ownerOf(session);
    return chosen(owner, owner.box.history, id);
  });
  methods.on(Api.channels.GetMessages, ({ channel, id }, session) => {
    const owner = ownerOf(session);
    return chosen(owner, channelOf(owner, channel).history, id);
  });
}

const state = (owner: Owner, pts = owner.pts) =>
  new Api.updates.State({ pts, qts: 0, date: seconds(), seq: 1, unreadCount: 0 });

export const known = (owner: Owner) => ({
  chats: [...owner.groups.values(), ...[...owner.channels.values()].map(({ channel }) => channel)],
  users: [owner.me, ...owner.people.values()],
});

function channelOf(owner: Owner, asked: unknown): ChannelBox {
  const box = asked instanceof Api.InputChannel ? owner.channels.get(asked.channelId.toJSNumber()) : undefined;
  if (!(asked instanceof Api.InputChannel) || !box?.channel.accessHash?.eq(asked.accessHash))
    throw new Refusal(400, "CHANNEL_INVALID");
  return box;
}

function historyOf(owner: Owner, peer: Api.TypePeer): readonly AnyMessage[] {
  if (peer instanceof Api.PeerChannel)
    return owner.channels.get(peer.channelId.toJSNumber())?.history.map(({ message }) => message) ?? [];
  const chatId = chatIdOf(peer);
  return owner.history.map(({ message }) => message).filter(({ peerId }) => chatIdOf(peerId) === chatId);
}

function chosen(
  owner: Owner,
  history: readonly { readonly message: AnyMessage }[],
  id: readonly Api.TypeInputMessage[],
) {
  const wanted = new Set(id.map((asked) => (asked instanceof Api.InputMessageID ? asked.id : 0)));
  const messages = history.map(({ message }) => message).filter((message) => wanted.has(message.id));
  return new Api.messages.Messages({ messages, topics: [], ...known(owner) });
}

/** Chats with their newest message, the newest first. */
function dialogsOf(owner: Owner) {
  const common = [...Map.groupBy(owner.history, ({ message }) => chatIdOf(message.peerId)).values()];
  const histories = [...common, ...[...owner.channels.values()].map(({ history }) => history)];
  return histories
    .flatMap((history) => history.slice(-1).map(({ message: last }) => ({ peer: last.peerId, last })))
    .toSorted((one, next) => next.last.date - one.last.date);
}

const dialogOf = (peer: Api.TypePeer, last: AnyMessage | undefined, pts?: number) =>
  new Api.Dialog({
    peer,
    topMessage: last?.id ?? 0,
    readInboxMaxId: 0,
    readOutboxMaxId: 0,
    unreadCount: 0,
    unreadMentionsCount: 0,
    unreadReactionsCount: 0,
    unreadPollVotesCount: 0,
    notifySettings: new Api.PeerNotifySettings({}),
    ...(pts !== undefined && { pts }),
  });
