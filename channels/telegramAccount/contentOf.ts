import type { MessageContent } from "../../contracts/message.ts";
import type { AnnouncedFile } from "../../contracts/update.ts";
import type { AccountMessage } from "./wire.ts";

type Said = Pick<AccountMessage, "chat" | "id" | "text" | "media" | "service">;

/** What a message says; null where it is of a kind that Telegram has added since. */
export function contentOf({ text, media, service }: Said): MessageContent | null {
  if (service !== null) return serviceContent(service);
  const described = text === "" ? {} : { caption: text };
  switch (media?.kind) {
    case undefined:
    case "other":
      return text === "" ? null : { kind: "text", text };
    case "photo":
      return { kind: "photo", ...sized(media), ...described };
    case "voice":
      return { kind: "voice", durationSeconds: media.seconds, ...described };
    case "video":
      return { kind: "video", form: media.form, durationSeconds: media.seconds, ...sized(media), ...described };
    case "audio": {
      const { seconds, title, performer } = media;
      return {
        kind: "audio",
        durationSeconds: seconds,
        ...(title !== null && { title }),
        ...(performer !== null && { performer }),
        ...described,
      };
    }
    case "document":
      return { kind: "document", ...(media.fileName !== null && { fileName: media.fileName }), ...described };
    case "sticker":
      return { kind: "sticker", ...(media.emoji !== null && { emoji: media.emoji }) };
    case "location": {
      const { latitude, longitude, title, address, isLive } = media;
      return {
        kind: "location",
        latitude,
        longitude,
        ...(title !== null && { title }),
        ...(address !== null && { address }),
        ...(isLive && { isLive }),
      };
    }
    case "contact":
    case "poll":
    case "dice":
    case "game":
    case "invoice":
      return media;
  }
}

const sized = ({ width, height }: { readonly width: number | null; readonly height: number | null }) => ({
  ...(width !== null && { width }),
  ...(height !== null && { height }),
});

function serviceContent({ event, by, whom, title, seconds }: NonNullable<Said["service"]>): MessageContent | null {
  if (event === null) return null;
  return {
    kind: "service",
    event,
    ...(by !== null && { by }),
    ...(whom.length > 0 && { whom }),
    ...(title !== null && { title }),
    ...(seconds !== null && { seconds }),
  };
}

/** A file is named by its message: references to the file itself expire, and are renewed by asking for the message again. */
export function filesOf({ chat, id, media }: Said): readonly AnnouncedFile[] {
  const providerFileId = `${chat.id}:${id}`;
  switch (media?.kind) {
    case "photo":
      return [{ providerFileId, mimeType: "image/jpeg", fileName: null, sizeBytes: null }];
    case "voice":
      return [{ providerFileId, mimeType: media.mimeType, fileName: null, sizeBytes: media.size }];
    case "video":
    case "audio":
    case "document":
      return [{ providerFileId, mimeType: media.mimeType, fileName: media.fileName, sizeBytes: media.size }];
    case undefined:
    case "sticker":
    case "location":
    case "contact":
    case "poll":
    case "dice":
    case "game":
    case "invoice":
    case "other":
      return [];
  }
}
