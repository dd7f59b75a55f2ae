import { Api } from "telegram/tl/index.js";
import { Refusal } from "./clientSessions.ts";
import type { ClientSession } from "./clientSessions.ts";
import type { Methods } from "./methods.ts";
import { seconds } from "./seconds.ts";
import type { Owner } from "./owner.ts";

/** Sending, and fetching files. */
export function addMessaging(
  methods: Methods,
  ownerOf: (session: ClientSession) => Owner,
  files: ReadonlyMap<string, Buffer>,
) {
  methods.on(Api.users.GetUsers, ({ id }, session) => {
    const owner = ownerOf(session);
    return id.flatMap((asked) => {
      if (asked instanceof Api.InputUserSelf) return [owner.me];
      const person = asked instanceof Api.InputUser ? owner.people.get(asked.userId.toJSNumber()) : undefined;
      return person === undefined ? [] : [person];
    });
  });
  methods.on(Api.messages.SendMessage, ({ peer, message: text, randomId: given, replyTo }, session) => {
    const owner = ownerOf(session);
    const randomId = String(given);
    const to = peerOf(owner, peer);
    const chatId = chatIdOf(to);
    owner.sends.push({ chatId, text, randomId });
    if (owner.randomIds.has(randomId)) throw new Refusal(500, "RANDOM_ID_DUPLICATE");
    const quoted = replyTo instanceof Api.InputReplyToMessage ? replyTo.replyToMsgId : undefined;
    const reply = quoted === undefined ? {} : { replyTo: new Api.MessageReplyHeader({ replyToMsgId: quoted }) };
    const { id, date } = owner.keep({ out: true, peerId: to, message: text, ...reply });
    owner.randomIds.set(randomId, id);
    return new Api.UpdateShortSentMessage({ out: true, id, pts: owner.pts, ptsCount: 1, date });
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

/** Whom a client means; without the right access hash it means nobody. */
export function peerOf(owner: Owner, peer: unknown): Api.TypePeer {
  if (peer instanceof Api.InputPeerChat) return new Api.PeerChat({ chatId: peer.chatId });
  if (peer instanceof Api.InputPeerChannel) {
    const channel = owner.channels.get(peer.channelId.toJSNumber())?.channel;
    if (!channel?.accessHash?.eq(peer.accessHash)) throw new Refusal(400, "CHANNEL_INVALID");
    return new Api.PeerChannel({ channelId: peer.channelId });
  }
  if (!(peer instanceof Api.InputPeerUser)) throw new Refusal(400, "PEER_ID_INVALID");
  const person = owner.people.get(peer.userId.toJSNumber());
  if (!person?.accessHash?.eq(peer.accessHash)) throw new Refusal(400, "PEER_ID_INVALID");
  return new Api.PeerUser({ userId: peer.userId });
}

export const chatIdOf = (peer: Api.TypePeer) =>
  peer instanceof Api.PeerUser
    ? peer.userId.toJSNumber()
    : -(peer instanceof Api.PeerChat ? peer.chatId : peer.channelId).toJSNumber();
