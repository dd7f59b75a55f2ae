import type { MessageContent } from "../../contracts/message.ts";

/** The words of a message that can be found, and that a result shows. A voice has none, nor has a sticker. */
export function searchableText(content: MessageContent, fileNames: readonly string[]): string {
  return [...wordsOf(content), ...fileNames]
    .filter((part, index, parts) => part !== "" && parts.indexOf(part) === index)
    .join(" · ");
}

function wordsOf(content: MessageContent): readonly string[] {
  switch (content.kind) {
    case "text":
      return [content.text];
    case "photo":
      return [content.caption ?? ""];
    case "document":
      return [content.fileName ?? "", content.caption ?? ""];
    case "contact":
      return [content.name, content.phone];
    case "location":
      return [content.title ?? ""];
    case "voice":
    case "sticker":
      return [];
  }
}
