import type { MessageOrigin } from "../../contracts/message.ts";
import { chatName, userName } from "./names.ts";
import type { TelegramMessage } from "./updates.ts";

/** Who wrote it where several people write, whose words they are, and through which bot. */
export function originOf(message: TelegramMessage): MessageOrigin | null {
  const author = message.chat.type === "private" ? undefined : authorOf(message);
  const forwardedFrom = forwardedFromOf(message);
  const viaBot = message.via_bot?.username;
  if (author === undefined && forwardedFrom === undefined && viaBot === undefined) return null;
  return {
    ...(author !== undefined && { author }),
    ...(forwardedFrom !== undefined && { forwardedFrom }),
    ...(viaBot !== undefined && { viaBot }),
  };
}

/** Anonymous administrators and linked channels write as a chat. */
export function authorOf({ from, sender_chat, author_signature }: TelegramMessage): string | undefined {
  if (sender_chat !== undefined) return author_signature ?? chatName(sender_chat);
  return from === undefined ? author_signature : userName(from);
}

function forwardedFromOf({ forward_origin: origin }: TelegramMessage): string | undefined {
  if (origin === undefined) return undefined;
  const chat = origin.sender_chat ?? origin.chat;
  if (origin.sender_user !== undefined) return userName(origin.sender_user);
  return origin.sender_user_name ?? (chat && chatName(chat));
}
