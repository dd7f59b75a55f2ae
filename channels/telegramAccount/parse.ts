import { z } from "zod";
import type { MessageContent } from "../../contracts/message.ts";
import type { AnnouncedFile, ParsedUpdate } from "../../contracts/update.ts";
import { unreadable } from "../unreadable.ts";
import { AccountMessage } from "./wire.ts";

/** Reads a kept message (wire.ts). Its key is the chat and the number in it, however often and by whichever way it came. */
export function parseAccountMessage(update: unknown): ParsedUpdate {
  const parsed = AccountMessage.safeParse(update);
  if (!parsed.success) return unreadable(undefined, update, z.prettifyError(parsed.error));
  const { chat, id, date, quotedId, service } = parsed.data;
  const externalId = `${chat.id}:${id}`;
  if (service !== null) return { kind: "ignored", externalId, reason: service };
  const content = contentOf(parsed.data);
  if (content === null) return unreadable(externalId, update, "unknown kind of message");
  return {
    kind: "parsed",
    externalId,
    messages: [
      {
        externalId,
        chat: { externalId: chat.id, name: chat.name, username: chat.username, accessHash: chat.accessHash },
        content,
        files: filesOf(parsed.data),
        quotedExternalId: quotedId === null ? null : `${chat.id}:${quotedId}`,
        occurredAt: new Date(date * 1_000),
      },
    ],
    changes: [],
  };
}

function contentOf({ text, media }: AccountMessage): MessageContent | null {
  const described = text === "" ? {} : { caption: text };
  switch (media?.kind) {
    case undefined:
      return text === "" ? null : { kind: "text", text };
    case "photo":
      return {
        kind: "photo",
        ...(media.width !== null && { width: media.width }),
        ...(media.height !== null && { height: media.height }),
        ...described,
      };
    case "voice":
      return { kind: "voice", durationSeconds: media.seconds, ...described };
    case "document":
      return { kind: "document", ...(media.fileName !== null && { fileName: media.fileName }), ...described };
    case "sticker":
      return { kind: "sticker", ...(media.emoji !== null && { emoji: media.emoji }) };
    case "location": {
      const { latitude, longitude, title } = media;
      return { kind: "location", latitude, longitude, ...(title !== null && { title }) };
    }
    case "contact":
      return { kind: "contact", name: media.name, phone: media.phone };
    case "other":
      return text === "" ? null : { kind: "text", text };
  }
}

/** A file is named by its message: references to the file itself expire, and are renewed by asking for the message again. */
function filesOf({ chat, id, media }: AccountMessage): readonly AnnouncedFile[] {
  const providerFileId = `${chat.id}:${id}`;
  switch (media?.kind) {
    case "photo":
      return [{ providerFileId, mimeType: "image/jpeg", fileName: null, sizeBytes: null }];
    case "voice":
      return [{ providerFileId, mimeType: media.mimeType, fileName: null, sizeBytes: media.size }];
    case "document":
      return [{ providerFileId, mimeType: media.mimeType, fileName: media.fileName, sizeBytes: media.size }];
    case "sticker":
    case "location":
    case "contact":
    case "other":
    case undefined:
      return [];
  }
}
