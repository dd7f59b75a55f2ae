import { Api } from "telegram/tl/index.js";
import { chatIdOf } from "./chatIds.ts";
import type { AccountMessage } from "./wire.ts";

// The library reads absent fields as null, though its types say undefined: only ?? and instanceof are safe here.

/** A person, a group or a channel, as Telegram told of it beside the message. */
export type KnownChat = Api.User | Api.Chat | Api.Channel;

export function describeMessage(message: Api.Message | Api.MessageService, chat: KnownChat | null): AccountMessage {
  const { replyTo } = message;
  return {
    chat: describeChat(message.peerId, chat),
    id: message.id,
    date: message.date,
    out: message.out === true,
    text: message instanceof Api.Message ? message.message : "",
    quotedId: replyTo instanceof Api.MessageReplyHeader ? (replyTo.replyToMsgId ?? null) : null,
    media: message instanceof Api.Message ? describeMedia(message.media) : null,
    service: message instanceof Api.MessageService ? message.action.className : null,
  };
}

export function describeChat(peer: Api.TypePeer, chat: KnownChat | null): AccountMessage["chat"] {
  const id = chatIdOf(peer);
  if (chat instanceof Api.User) {
    const username = chat.username ?? null;
    const name = [chat.firstName ?? "", chat.lastName ?? ""].filter((part) => part !== "").join(" ");
    return { id, kind: chat.bot ? "bot" : "private", name: name || username || id, username, accessHash: hashOf(chat) };
  }
  if (chat instanceof Api.Channel) {
    const { title: name, broadcast } = chat;
    const username = chat.username ?? null;
    return { id, kind: broadcast === true ? "channel" : "supergroup", name, username, accessHash: hashOf(chat) };
  }
  const kind = peer instanceof Api.PeerUser ? "private" : "group";
  return { id, kind, name: chat?.title ?? id, username: null, accessHash: null };
}

/** The hash of a "min" user or channel cannot be used to write to it. */
const hashOf = ({ min, accessHash }: Api.User | Api.Channel) =>
  min === true ? null : (accessHash?.toString() ?? null);

function describeMedia(given: Api.TypeMessageMedia | undefined): AccountMessage["media"] {
  const media = given ?? null;
  if (media === null || media instanceof Api.MessageMediaWebPage || media instanceof Api.MessageMediaEmpty) return null;
  if (media instanceof Api.MessageMediaPhoto) {
    const sizes = media.photo instanceof Api.Photo ? media.photo.sizes : [];
    const largest = sizes.findLast((size) => size instanceof Api.PhotoSize || size instanceof Api.PhotoSizeProgressive);
    const isSized = largest instanceof Api.PhotoSize || largest instanceof Api.PhotoSizeProgressive;
    return { kind: "photo", width: isSized ? largest.w : null, height: isSized ? largest.h : null };
  }
  if (media instanceof Api.MessageMediaDocument && media.document instanceof Api.Document)
    return describeDocument(media.document);
  if (media instanceof Api.MessageMediaContact) {
    const { firstName, lastName, phoneNumber: phone } = media;
    return { kind: "contact", name: `${firstName} ${lastName}`.trim(), phone };
  }
  const isPlace = media instanceof Api.MessageMediaGeo || media instanceof Api.MessageMediaVenue;
  if ((isPlace || media instanceof Api.MessageMediaGeoLive) && media.geo instanceof Api.GeoPoint) {
    const { lat: latitude, long: longitude } = media.geo;
    return {
      kind: "location",
      latitude,
      longitude,
      title: media instanceof Api.MessageMediaVenue ? media.title : null,
    };
  }
  return { kind: "other", name: media.className };
}

function describeDocument({ attributes, mimeType, size }: Api.Document): AccountMessage["media"] {
  const sticker = attributes.find((one) => one instanceof Api.DocumentAttributeSticker);
  if (sticker instanceof Api.DocumentAttributeSticker) return { kind: "sticker", emoji: sticker.alt || null };
  const bytes = size.toJSNumber();
  const audio = attributes.find((one) => one instanceof Api.DocumentAttributeAudio);
  if (audio instanceof Api.DocumentAttributeAudio && audio.voice === true)
    return { kind: "voice", seconds: audio.duration, mimeType, size: bytes };
  const named = attributes.find((one) => one instanceof Api.DocumentAttributeFilename);
  const fileName = named instanceof Api.DocumentAttributeFilename ? named.fileName : null;
  return { kind: "document", fileName, mimeType, size: bytes };
}
