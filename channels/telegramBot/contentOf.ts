import type { MessageContent } from "../../contracts/message.ts";
import type { AnnouncedFile } from "../../contracts/update.ts";
import { joined } from "./names.ts";
import type { TelegramMessage } from "./updates.ts";

/** What a message says; null where it is of a kind that Telegram has added since. */
export function contentOf(message: TelegramMessage): MessageContent | null {
  const { text, caption, photo, voice, video, video_note, animation, audio } = message;
  const { document, location, venue, contact, sticker, poll, dice, game, invoice } = message;
  const described = caption === undefined ? {} : { caption };
  if (text !== undefined) return { kind: "text", text };
  const largest = photo?.at(-1);
  if (largest !== undefined) return { kind: "photo", width: largest.width, height: largest.height, ...described };
  if (voice !== undefined) return { kind: "voice", durationSeconds: voice.duration, ...described };
  if (video_note !== undefined)
    return { kind: "video", form: "round", ...sized(video_note.duration, video_note.length, video_note.length) };
  // An animation is told as a document, too, for clients that do not know animations.
  const moving = animation ?? video;
  if (moving !== undefined) {
    const { duration, width, height } = moving;
    const form = animation === undefined ? "video" : "animation";
    return { kind: "video", form, ...sized(duration, width, height), ...described };
  }
  if (audio !== undefined) {
    const { duration: durationSeconds, title, performer } = audio;
    const named = { ...(title !== undefined && { title }), ...(performer !== undefined && { performer }) };
    return { kind: "audio", durationSeconds, ...named, ...described };
  }
  if (document !== undefined) {
    const { file_name: fileName } = document;
    return { kind: "document", ...(fileName !== undefined && { fileName }), ...described };
  }
  if (location !== undefined) {
    const { latitude, longitude, live_period } = location;
    const { title, address } = venue ?? {};
    const place = { ...(title !== undefined && { title }), ...(address !== undefined && { address }) };
    return { kind: "location", latitude, longitude, ...place, ...(live_period !== undefined && { isLive: true }) };
  }
  if (contact !== undefined)
    return { kind: "contact", name: joined(contact.first_name, contact.last_name), phone: contact.phone_number };
  if (sticker !== undefined) return { kind: "sticker", ...(sticker.emoji !== undefined && { emoji: sticker.emoji }) };
  if (poll !== undefined)
    return { kind: "poll", question: poll.question, options: poll.options.map((option) => option.text) };
  if (dice !== undefined) return { kind: "dice", emoji: dice.emoji, value: dice.value };
  if (game !== undefined) return { kind: "game", title: game.title, description: game.description };
  if (invoice === undefined) return null;
  const { title, description, total_amount: amount, currency } = invoice;
  return { kind: "invoice", title, description, amount, currency };
}

const sized = (durationSeconds: number, width: number, height: number) => ({ durationSeconds, width, height });

/** Stickers are shown by their emoji; their files are not fetched. */
export function filesOf(message: TelegramMessage): readonly AnnouncedFile[] {
  const { photo, voice, video, video_note, animation, audio, document } = message;
  const file = photo?.at(-1) ?? voice ?? video ?? video_note ?? animation ?? audio ?? document;
  if (file === undefined) return [];
  const fileName = "file_name" in file && typeof file.file_name === "string" ? file.file_name : null;
  const usual = photo === undefined ? (video_note === undefined ? null : "video/mp4") : "image/jpeg";
  const mimeType = file.mime_type ?? usual;
  return [{ providerFileId: file.file_id, mimeType, fileName, sizeBytes: file.file_size ?? null }];
}
