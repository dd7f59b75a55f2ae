import { z } from "zod";
import type { MessageContent } from "../../contracts/message.ts";
import type { MessageChange } from "../../contracts/messageChange.ts";
import type { AnnouncedFile, ParsedUpdate } from "../../contracts/update.ts";
import { unreadable } from "../unreadable.ts";
import { TelegramUpdate, UpdateId } from "./updates.ts";
import type { TelegramChat, TelegramMessage, TelegramReaction } from "./updates.ts";

/** Updates that say nothing a conversation shows: a person's rights in a chat, and clicks on buttons we never send. */
const WITHOUT_MESSAGE: ReadonlySet<string> = new Set(["my_chat_member", "chat_member", "callback_query"]);

/** Stands for a paid star and for a custom emoji, which has no character of its own. */
const NAMELESS_EMOJI = "⭐";

export function parseTelegramUpdate(update: unknown): ParsedUpdate {
  const parsed = TelegramUpdate.safeParse(update);
  if (!parsed.success) {
    const withId = UpdateId.safeParse(update);
    return unreadable(
      withId.success ? String(withId.data.update_id) : undefined,
      update,
      z.prettifyError(parsed.error),
    );
  }
  const { update_id, message, edited_message, message_reaction } = parsed.data;
  const externalId = String(update_id);
  const changed = (change: MessageChange) => ({ kind: "parsed", externalId, messages: [], changes: [change] }) as const;
  if (edited_message !== undefined) {
    const content = contentOf(edited_message);
    return content === null
      ? unreadable(externalId, update, "unknown kind of message")
      : changed({ kind: "edited", ...named(edited_message, edited_message.edit_date), content });
  }
  if (message_reaction !== undefined) return changed(reactionIn(message_reaction));
  if (message === undefined) {
    const kinds = Object.keys(parsed.data).filter((key) => key !== "update_id");
    const ignored = kinds.every((kind) => WITHOUT_MESSAGE.has(kind)) && kinds.length > 0;
    return ignored
      ? { kind: "ignored", externalId, reason: kinds.join(", ") }
      : unreadable(externalId, update, `unknown kind of update: ${kinds.join(", ")}`);
  }
  const content = contentOf(message);
  if (content === null) return unreadable(externalId, update, "unknown kind of message");
  return {
    kind: "parsed",
    externalId,
    messages: [
      {
        externalId: `${message.chat.id}:${message.message_id}`,
        chat: {
          externalId: String(message.chat.id),
          name: nameOf(message.chat),
          username: message.chat.username ?? null,
        },
        content,
        files: filesOf(message),
        albumKey: message.media_group_id === undefined ? null : `${message.chat.id}:${message.media_group_id}`,
        quotedExternalId: message.reply_to_message ? `${message.chat.id}:${message.reply_to_message.message_id}` : null,
        occurredAt: new Date(message.date * 1_000),
      },
    ],
    changes: [],
  };
}

function reactionIn({ user, actor_chat, new_reaction, ...reaction }: TelegramReaction): MessageChange {
  const person = user && { externalId: String(user.id), name: joined(user.first_name, user.last_name) };
  const group = actor_chat ?? reaction.chat;
  return {
    kind: "reacted",
    ...named(reaction),
    by: person ?? { externalId: String(group.id), name: nameOf(group) },
    emoji: new_reaction.map(({ emoji }) => emoji ?? NAMELESS_EMOJI),
  };
}

const named = ({ chat, message_id, date }: TelegramReaction | TelegramMessage, changedAt = date) => ({
  externalId: `${chat.id}:${message_id}`,
  occurredAt: new Date(changedAt * 1_000),
});

function contentOf(message: TelegramMessage): MessageContent | null {
  const { text, caption, photo, video, voice, document, location, venue, contact, sticker } = message;
  const described = caption === undefined ? {} : { caption };
  if (text !== undefined) return { kind: "text", text };
  const largest = photo?.at(-1);
  if (largest !== undefined) return { kind: "photo", width: largest.width, height: largest.height, ...described };
  if (video !== undefined) {
    const { width, height, duration: durationSeconds } = video;
    return { kind: "video", form: "video", width, height, durationSeconds, ...described };
  }
  if (voice !== undefined) return { kind: "voice", durationSeconds: voice.duration };
  if (document !== undefined) {
    return {
      kind: "document",
      ...(document.file_name !== undefined && { fileName: document.file_name }),
      ...described,
    };
  }
  if (location !== undefined) {
    const { latitude, longitude } = location;
    return { kind: "location", latitude, longitude, ...(venue !== undefined && { title: venue.title }) };
  }
  if (contact !== undefined) {
    return { kind: "contact", name: joined(contact.first_name, contact.last_name), phone: contact.phone_number };
  }
  if (sticker !== undefined) return { kind: "sticker", ...(sticker.emoji !== undefined && { emoji: sticker.emoji }) };
  return null;
}

/** Stickers are shown by their emoji; their files are not fetched. */
function filesOf({ photo, video, voice, document }: TelegramMessage): readonly AnnouncedFile[] {
  const file = photo?.at(-1) ?? video ?? voice ?? document;
  if (file === undefined) return [];
  const fileName = "file_name" in file && typeof file.file_name === "string" ? file.file_name : null;
  const mimeType = file.mime_type ?? (photo === undefined ? null : "image/jpeg");
  return [{ providerFileId: file.file_id, mimeType, fileName, sizeBytes: file.file_size ?? null }];
}

const nameOf = ({ title, first_name, last_name, username, id }: TelegramChat) =>
  title ?? (joined(first_name, last_name) || username || String(id));

const joined = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(" ");
