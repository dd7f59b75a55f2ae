import { Api } from "telegram/tl/index.js";
import { Refusal } from "./clientSessions.ts";
import type { ClientSession } from "./clientSessions.ts";
import type { Methods } from "./methods.ts";
import { seconds } from "./owner.ts";
import type { Owner } from "./owner.ts";

/** Catching up with what was missed, and reading what there is. */
export function addMessaging(
  methods: Methods,
  ownerOf: (session: ClientSession) => Owner,
  files: ReadonlyMap<string, Buffer>,
) {
  methods.on(Api.updates.GetState, (_, session) => state(ownerOf(session)));
  methods.on(Api.updates.GetDifference, ({ pts }, session) => {
    const owner = ownerOf(session);
    const missed = owner.history.filter((kept) => kept.pts > pts);
    if (missed.length === 0) return new Api.updates.DifferenceEmpty({ date: seconds(), seq: 1 });
    return new Api.updates.Difference({
      newMessages: missed.map(({ message }) => message),
      newEncryptedMessages: [],
      otherUpdates: [],
      chats: [...owner.groups.values()],
      users: [owner.me, ...owner.people.values()],
      state: state(owner),
    });
  });
  methods.on(Api.users.GetUsers, ({ id }, session) => {
    const owner = ownerOf(session);
    return id.flatMap((asked) => {
      if (asked instanceof Api.InputUserSelf) return [owner.me];
      const person = asked instanceof Api.InputUser ? owner.people.get(asked.userId.toJSNumber()) : undefined;
      return person === undefined ? [] : [person];
    });
  });
  methods.on(Api.messages.GetHistory, ({ peer, limit }, session) => {
    const owner = ownerOf(session);
    const chatId = chatIdOf(peerOf(owner, peer));
    const messages = owner.history.map(({ message }) => message).filter(({ peerId }) => chatIdOf(peerId) === chatId);
    return foundMessages(owner, messages.toReversed().slice(0, limit));
  });
  methods.on(Api.messages.GetMessages, ({ id }, session) => {
    const owner = ownerOf(session);
    const wanted = new Set(id.map((asked) => (asked instanceof Api.InputMessageID ? asked.id : 0)));
    return foundMessages(
      owner,
      owner.history.map(({ message }) => message).filter((message) => wanted.has(message.id)),
    );
  });
  methods.on(Api.upload.GetFile, ({ location, offset, limit }) => {
    const id = "id" in location ? location.id.toString() : "";
    const bytes = files.get(id)?.subarray(offset.toJSNumber(), offset.toJSNumber() + limit);
    if (bytes === undefined) throw new Refusal(400, "LOCATION_INVALID");
    return new Api.upload.File({ type: new Api.storage.FileJpeg(), mtime: seconds(), bytes });
  });
  methods.on(Api.auth.LogOut, (_, session) => {
    session.key.ownerId = null;
    return new Api.auth.LoggedOut({});
  });
}

const state = (owner: Owner) =>
  new Api.updates.State({ pts: owner.pts, qts: 0, date: seconds(), seq: 1, unreadCount: 0 });

const foundMessages = (owner: Owner, messages: Api.Message[]) =>
  new Api.messages.Messages({
    messages,
    topics: [],
    chats: [...owner.groups.values()],
    users: [owner.me, ...owner.people.values()],
  });

/** Whom a client means; without the right access hash it means nobody. */
export function peerOf(owner: Owner, peer: unknown): Api.TypePeer {
  if (peer instanceof Api.InputPeerChat) return new Api.PeerChat({ chatId: peer.chatId });
  if (!(peer instanceof Api.InputPeerUser)) throw new Refusal(400, "PEER_ID_INVALID");
  const person = owner.people.get(peer.userId.toJSNumber());
  if (!person?.accessHash?.eq(peer.accessHash)) throw new Refusal(400, "PEER_ID_INVALID");
  return new Api.PeerUser({ userId: peer.userId });
}

export const chatIdOf = (peer: Api.TypePeer) =>
  peer instanceof Api.PeerUser
    ? peer.userId.toJSNumber()
    : -(peer instanceof Api.PeerChat ? peer.chatId : peer.channelId).toJSNumber();
