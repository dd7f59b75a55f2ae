import { wordsIn } from "../../contracts/message.ts";
import type { MessageContent } from "../../contracts/message.ts";

/** The words of a message that can be found, and that a result shows. A voice has none, nor has a sticker. */
export function searchableText(content: MessageContent, fileNames: readonly string[]): string {
  return [...wordsOf(content), ...fileNames]
    .filter((part, index, parts) => part !== "" && parts.indexOf(part) === index)
    .join(" · ");
}

function wordsOf(content: MessageContent): readonly string[] {
  switch (content.kind) {
    case "document":
      return [content.fileName ?? "", content.caption ?? ""];
    case "contact":
      return [content.name, content.phone];
    case "voice":
    case "sticker":
    case "dice":
    case "service":
      return [];
    case "text":
    case "photo":
    case "video":
    case "audio":
    case "album":
    case "location":
    case "poll":
    case "game":
    case "invoice":
      return [wordsIn(content)];
  }
}
