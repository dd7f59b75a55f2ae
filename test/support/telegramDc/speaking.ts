import { returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";
import { Refusal } from "./clientSessions.ts";
import type { ClientSession } from "./clientSessions.ts";
import type { AnyMessage } from "./box.ts";
import { chatIdOf, peerOf } from "./messaging.ts";
import type { Methods } from "./methods.ts";
import { seconds } from "./seconds.ts";
import type { Owner } from "./owner.ts";

const TEXT_MAX = 4_096;
const CAPTION_MAX = 1_024;
/** What everybody may give; of its many as many as somebody tries here. */
const REACTIONS: ReadonlySet<string> = new Set(["👍", "❤", "🙏", "👌", "🔥", "🎉", "😁", "😢"]);

interface Listed {
  readonly id: number;
  readonly name: string;
}

/** All that clients say. A number that was used is refused (RANDOM_ID_DUPLICATE), and so is what is said to strangers while the account is limited. */
export function addSpeaking(
  methods: Methods,
  ownerOf: (session: ClientSession) => Owner,
  files: Map<string, Buffer>,
  /** Who can be found by "79990001122" or "anna". */
  directory: ReadonlyMap<string, Listed>,
) {
  const limited = new Set<number>();
  const told = new Map<number, string[]>();
  const uploads = new Map<string, Map<number, Buffer>>();

  const say = (
    owner: Owner,
    { peer, text, randomId, replyTo, media, entities }: Said,
  ): { readonly message: Api.Message; readonly randomId: string } => {
    const to = peerOf(owner, peer);
    const chatId = chatIdOf(to);
    const number = String(randomId);
    owner.sends.push({ chatId, text, randomId: number });
    if (text.length > (media === undefined ? TEXT_MAX : CAPTION_MAX)) throw new Refusal(400, "MESSAGE_TOO_LONG");
    if (limited.has(owner.id) && !hasWritten(owner, chatId)) throw new Refusal(400, "PEER_FLOOD");
    if (owner.randomIds.has(number)) throw new Refusal(500, "RANDOM_ID_DUPLICATE");
    const quoted = replyTo instanceof Api.InputReplyToMessage ? replyTo.replyToMsgId : undefined;
    if (quoted !== undefined && !owner.history.some(({ message }) => message.id === quoted))
      throw new Refusal(400, "REPLY_MESSAGE_ID_INVALID");
    const reply = quoted === undefined ? {} : { replyTo: new Api.MessageReplyHeader({ replyToMsgId: quoted }) };
    const kept = owner.keep({
      out: true,
      peerId: to,
      message: text,
      ...reply,
      ...(media && { media }),
      ...(entities && { entities }),
    });
    owner.randomIds.set(number, kept.id);
    return { message: kept, randomId: number };
  };
  const ownReactions = new Map<string, string>();
  const note = (owner: Owner, line: string) => void told.set(owner.id, [...(told.get(owner.id) ?? []), line]);

  methods.on(Api.messages.SendMessage, ({ peer, message: text, randomId, replyTo, entities }, session) => {
    const owner = ownerOf(session);
    const { message } = say(owner, { peer, text, randomId, replyTo, entities });
    return new Api.UpdateShortSentMessage({
      out: true,
      id: message.id,
      pts: owner.pts,
      ptsCount: 1,
      date: message.date,
    });
  });
  methods.on(Api.messages.SendMedia, ({ peer, message: text, media: given, randomId: number, replyTo }, session) => {
    const owner = ownerOf(session);
    const media = mediaOf(given, files, uploads);
    const { message, randomId } = say(owner, { peer, text, randomId: number, replyTo, media });
    return updates(owner, [
      new Api.UpdateMessageID({ id: message.id, randomId: returnBigInt(randomId) }),
      new Api.UpdateNewMessage({ message, pts: owner.pts, ptsCount: 1 }),
    ]);
  });
  const keepPart = ({ fileId, filePart, bytes }: Api.upload.SaveFilePart | Api.upload.SaveBigFilePart) => {
    const parts = uploads.get(fileId.toString()) ?? new Map<number, Buffer>();
    uploads.set(fileId.toString(), parts.set(filePart, bytes));
    return true;
  };
  methods.on(Api.upload.SaveFilePart, keepPart);
  methods.on(Api.upload.SaveBigFilePart, keepPart);
  methods.on(Api.messages.EditMessage, ({ id, message: text = "", entities = [] }, session) => {
    const owner = ownerOf(session);
    const message = ownMessage(owner, id);
    if (message === undefined) throw new Refusal(400, "MESSAGE_ID_INVALID");
    if (message.message === text) throw new Refusal(400, "MESSAGE_NOT_MODIFIED");
    message.message = text;
    message.entities = entities;
    return updates(owner, [new Api.UpdateEditMessage({ message, pts: owner.nextPts(), ptsCount: 1 })]);
  });
  methods.on(Api.messages.DeleteMessages, ({ id, revoke }, session) => {
    const owner = ownerOf(session);
    const gone = owner.history.filter(({ message }) => revoke === true && id.includes(message.id));
    for (const one of gone) owner.history.splice(owner.history.indexOf(one), 1);
    return new Api.messages.AffectedMessages({
      pts: gone.length === 0 ? owner.pts : owner.nextPts(),
      ptsCount: gone.length,
    });
  });
  methods.on(Api.messages.SendReaction, ({ msgId: named, reaction: given = [] }, session) => {
    const owner = ownerOf(session);
    const message = owner.history.find((kept) => kept.message.id === named)?.message;
    if (message === undefined) throw new Refusal(400, "MESSAGE_ID_INVALID");
    const [reaction] = given;
    const emoji = reaction instanceof Api.ReactionEmoji ? reaction.emoticon : undefined;
    if (given.length > 0 && !REACTIONS.has(emoji ?? "")) throw new Refusal(400, "REACTION_INVALID");
    const key = `${owner.id}/${message.id}`;
    if (ownReactions.get(key) === emoji) throw new Refusal(400, "MESSAGE_NOT_MODIFIED");
    if (emoji === undefined) ownReactions.delete(key);
    else ownReactions.set(key, emoji);
    return updates(owner, [reactionsTold(owner, message, reaction)]);
  });
  methods.on(Api.messages.ReadHistory, ({ peer, maxId }, session) => {
    const owner = ownerOf(session);
    note(owner, `read ${chatIdOf(peerOf(owner, peer))}:${maxId}`);
    return new Api.messages.AffectedMessages({ pts: owner.pts, ptsCount: 0 });
  });
  methods.on(Api.messages.SetTyping, ({ peer }, session) => {
    const owner = ownerOf(session);
    note(owner, `typing ${chatIdOf(peerOf(owner, peer))}`);
    return true;
  });
  const resolve = (owner: Owner, key: string, refusal: string) => {
    const listed = directory.get(key);
    if (listed === undefined) throw new Refusal(400, refusal);
    const user = owner.know(listed.id, listed.name);
    return new Api.contacts.ResolvedPeer({ peer: new Api.PeerUser({ userId: user.id }), chats: [], users: [user] });
  };
  methods.on(Api.contacts.ResolvePhone, ({ phone }, session) => resolve(ownerOf(session), phone, "PHONE_NOT_OCCUPIED"));
  methods.on(Api.contacts.ResolveUsername, ({ username }, session) =>
    resolve(ownerOf(session), username, "USERNAME_NOT_OCCUPIED"),
  );

  return {
    /** Telegram lets the account write only to those who wrote to it, as it does with whom people have reported. */
    limit: ({ id }: Owner, isLimited: boolean) => void (isLimited ? limited.add(id) : limited.delete(id)),
    /** The account's own under a message. */
    reactionTo: ({ id }: Owner, messageId: number): string | null => ownReactions.get(`${id}/${messageId}`) ?? null,
    /** "read 9001:17", "typing 9001": what contacts were shown besides messages. */
    told: ({ id }: Owner): readonly string[] => told.get(id) ?? [],
  };
}

interface Said {
  readonly peer: unknown;
  readonly text: string;
  readonly randomId: unknown;
  readonly replyTo?: unknown;
  readonly media?: Api.TypeMessageMedia | undefined;
  readonly entities?: Api.TypeMessageEntity[] | undefined;
}

const hasWritten = (owner: Owner, chatId: number) =>
  owner.history.some(({ message }) => message.out !== true && chatIdOf(message.peerId) === chatId);

const ownMessage = (owner: Owner, id: number) =>
  owner.history
    .map(({ message }) => message)
    .find((message) => message instanceof Api.Message && message.id === id && message.out === true);

const updates = (owner: Owner, told: Api.TypeUpdate[]) =>
  new Api.Updates({
    updates: told,
    users: [owner.me, ...owner.people.values()],
    chats: [...owner.groups.values()],
    date: seconds(),
    seq: 0,
  });

function reactionsTold({ me }: Owner, { id: msgId, peerId: peer }: AnyMessage, reaction: Api.TypeReaction | undefined) {
  const own = reaction === undefined ? [] : [reaction];
  const peerId = new Api.PeerUser({ userId: me.id });
  const reactions = new Api.MessageReactions({
    canSeeList: true,
    results: own.map((one) => new Api.ReactionCount({ reaction: one, count: 1 })),
    recentReactions: own.map(
      (one) => new Api.MessagePeerReaction({ my: true, peerId, date: seconds(), reaction: one }),
    ),
  });
  return new Api.UpdateMessageReactions({ peer, msgId, reactions });
}

/** What a file becomes whose parts are all there. */
function mediaOf(
  given: Api.TypeInputMedia,
  files: Map<string, Buffer>,
  uploads: ReadonlyMap<string, ReadonlyMap<number, Buffer>>,
): Api.TypeMessageMedia {
  const isPhoto = given instanceof Api.InputMediaUploadedPhoto;
  if (!isPhoto && !(given instanceof Api.InputMediaUploadedDocument)) throw new Refusal(400, "MEDIA_INVALID");
  const { file } = given;
  if (!(file instanceof Api.InputFile || file instanceof Api.InputFileBig)) throw new Refusal(400, "MEDIA_INVALID");
  const parts = uploads.get(file.id.toString());
  const bytes = Array.from({ length: file.parts }, (_, part) => parts?.get(part) ?? null);
  if (bytes.includes(null)) throw new Refusal(400, "FILE_PARTS_INVALID");
  const id = returnBigInt(files.size + 1);
  const whole = Buffer.concat(bytes.filter((part) => part !== null));
  files.set(id.toString(), whole);
  const common = { id, accessHash: returnBigInt(1), fileReference: Buffer.from("reference"), date: seconds(), dcId: 2 };
  if (isPhoto) {
    const size = new Api.PhotoSize({ type: "x", w: 800, h: 600, size: whole.length });
    return new Api.MessageMediaPhoto({ photo: new Api.Photo({ ...common, sizes: [size] }) });
  }
  const { mimeType, attributes } = given;
  const document = new Api.Document({ ...common, mimeType, size: returnBigInt(whole.length), attributes });
  return new Api.MessageMediaDocument({ document });
}
