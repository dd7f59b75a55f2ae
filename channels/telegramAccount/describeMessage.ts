import { Api } from "telegram/tl/index.js";
import { nameOf } from "./acquaintance.ts";
import type { Acquaintance, KnownChat } from "./acquaintance.ts";
import { chatIdOf } from "./chatIds.ts";
import { describeMedia } from "./describeMedia.ts";
import { describeService } from "./describeService.ts";
import type { AccountMessage } from "./wire.ts";

export function describeMessage(message: Api.Message | Api.MessageService, known: Acquaintance): AccountMessage {
  const { replyTo } = message;
  const said = message instanceof Api.Message ? message : null;
  return {
    told: "message",
    chat: describeChat(message.peerId, known(message.peerId)),
    id: message.id,
    date: message.date,
    out: message.out === true,
    text: said?.message ?? "",
    quotedId: replyTo instanceof Api.MessageReplyHeader ? (replyTo.replyToMsgId ?? null) : null,
    media: said && describeMedia(said.media),
    albumId: said?.groupedId?.toString() ?? null,
    author: authorOf(message, known),
    forwardedFrom: forwardedFrom(said?.fwdFrom, known),
    viaBot: viaBot(said?.viaBotId, known),
    preview: previewOf(said?.media),
    service: message instanceof Api.MessageService ? describeService(message, known) : null,
  };
}

function describeChat(peer: Api.TypePeer, chat: KnownChat | null): AccountMessage["chat"] {
  const id = chatIdOf(peer);
  if (chat instanceof Api.User) {
    const username = chat.username ?? null;
    return { id, kind: chat.bot ? "bot" : "private", name: nameOf(chat) ?? id, username, accessHash: hashOf(chat) };
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

/** In a chat of two it is clear who writes; a channel's post may be signed. */
function authorOf(message: Api.Message | Api.MessageService, known: Acquaintance): string | null {
  const signature = message instanceof Api.Message ? (message.postAuthor ?? null) : null;
  if (message.peerId instanceof Api.PeerUser || message.out === true) return signature;
  return signature ?? nameOf(known(message.fromId));
}

function forwardedFrom(given: Api.TypeMessageFwdHeader | undefined, known: Acquaintance): string | null {
  const from = given ?? null;
  return from && (from.fromName ?? nameOf(known(from.fromId)) ?? from.postAuthor ?? "");
}

function viaBot(id: Api.Message["viaBotId"], known: Acquaintance): string | null {
  const bot = (id ?? null) === null || id === undefined ? null : known(new Api.PeerUser({ userId: id }));
  return bot instanceof Api.User ? (bot.username ?? nameOf(bot)) : null;
}

function previewOf(media: Api.TypeMessageMedia | undefined): AccountMessage["preview"] {
  const page = media instanceof Api.MessageMediaWebPage ? media.webpage : null;
  if (!(page instanceof Api.WebPage)) return null;
  const { url, title, siteName, displayUrl, description } = page;
  return { url, title: title ?? siteName ?? displayUrl, description: description ?? "" };
}
