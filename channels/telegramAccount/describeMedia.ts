import { Api } from "telegram/tl/index.js";
import type { AccountMedia } from "./wire.ts";

export function describeMedia(given: Api.TypeMessageMedia | undefined): AccountMedia | null {
  const media = given ?? null;
  if (media === null || media instanceof Api.MessageMediaWebPage || media instanceof Api.MessageMediaEmpty) return null;
  if (media instanceof Api.MessageMediaPhoto) return describePhoto(media);
  if (media instanceof Api.MessageMediaDocument && media.document instanceof Api.Document)
    return describeDocument(media.document);
  if (media instanceof Api.MessageMediaContact) {
    const { firstName, lastName, phoneNumber: phone } = media;
    return { kind: "contact", name: `${firstName} ${lastName}`.trim(), phone };
  }
  if (media instanceof Api.MessageMediaPoll) {
    const { question, answers } = media.poll;
    return { kind: "poll", question: question.text, options: answers.flatMap(optionText) };
  }
  if (media instanceof Api.MessageMediaDice) return { kind: "dice", emoji: media.emoticon, value: media.value };
  if (media instanceof Api.MessageMediaGame) {
    const { title, description } = media.game;
    return { kind: "game", title, description };
  }
  if (media instanceof Api.MessageMediaInvoice) {
    const { title, description, totalAmount, currency } = media;
    return { kind: "invoice", title, description, amount: totalAmount.toJSNumber(), currency };
  }
  return describePlace(media) ?? { kind: "other", name: media.className };
}

const optionText = (answer: Api.TypePollAnswer): readonly string[] =>
  answer instanceof Api.PollAnswer ? [answer.text.text] : [];

function describePhoto({ photo }: Api.MessageMediaPhoto): AccountMedia {
  const sizes = photo instanceof Api.Photo ? photo.sizes : [];
  const largest = sizes.findLast((size) => size instanceof Api.PhotoSize || size instanceof Api.PhotoSizeProgressive);
  const isSized = largest instanceof Api.PhotoSize || largest instanceof Api.PhotoSizeProgressive;
  return { kind: "photo", width: isSized ? largest.w : null, height: isSized ? largest.h : null };
}

function describePlace(media: Api.TypeMessageMedia): AccountMedia | null {
  const isVenue = media instanceof Api.MessageMediaVenue;
  const isLive = media instanceof Api.MessageMediaGeoLive;
  if (!(isVenue || isLive || media instanceof Api.MessageMediaGeo) || !(media.geo instanceof Api.GeoPoint)) return null;
  return {
    kind: "location",
    latitude: media.geo.lat,
    longitude: media.geo.long,
    title: isVenue ? media.title : null,
    address: isVenue ? media.address : null,
    isLive,
  };
}

function describeDocument({ attributes, mimeType, size }: Api.Document): AccountMedia {
  const sticker = attributes.find((one) => one instanceof Api.DocumentAttributeSticker);
  if (sticker instanceof Api.DocumentAttributeSticker) return { kind: "sticker", emoji: sticker.alt || null };
  const named = attributes.find((one) => one instanceof Api.DocumentAttributeFilename);
  const fileName = named instanceof Api.DocumentAttributeFilename ? named.fileName : null;
  const file = { fileName, mimeType, size: size.toJSNumber() };
  const audio = attributes.find((one) => one instanceof Api.DocumentAttributeAudio);
  if (audio instanceof Api.DocumentAttributeAudio) {
    const { duration: seconds, voice, title, performer } = audio;
    if (voice === true) return { kind: "voice", seconds, mimeType, size: file.size };
    return { kind: "audio", seconds, title: title ?? null, performer: performer ?? null, ...file };
  }
  const video = attributes.find((one) => one instanceof Api.DocumentAttributeVideo);
  if (!(video instanceof Api.DocumentAttributeVideo)) return { kind: "document", ...file };
  const isAnimation = attributes.some((one) => one instanceof Api.DocumentAttributeAnimated);
  const form = video.roundMessage === true ? "round" : isAnimation ? "animation" : "video";
  return { kind: "video", form, seconds: video.duration, width: video.w, height: video.h, ...file };
}
