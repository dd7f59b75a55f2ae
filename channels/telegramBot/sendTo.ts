import { GrammyError } from "grammy";
import type { SendOutcome } from "../../contracts/update.ts";
import { messageName, messageNumber } from "./chatAddress.ts";
import type { ChatAddress } from "./chatAddress.ts";
import { outcomeOf } from "./outcomes.ts";

/** Where in a chat a message goes, and what it answers. */
export interface Placed {
  readonly message_thread_id?: number;
  readonly business_connection_id?: string;
  readonly reply_parameters?: { readonly message_id: number; readonly allow_sending_without_reply: true };
}

interface Sent {
  readonly message_id: number;
  readonly date: number;
  readonly chat: { readonly id: number };
}

type Send = (chatId: string, placed: Placed) => Promise<Sent>;

/** Sends to an address. A group that has become a supergroup refuses and names its new id: nothing was sent, so it is sent there. */
export async function sendTo(address: ChatAddress, quotedExternalId: string | null, send: Send): Promise<SendOutcome> {
  const placed = { ...placedAt(address), ...answering(quotedExternalId) };
  try {
    try {
      return sentAs(address, await send(address.chatId, placed));
    } catch (error) {
      const movedTo = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
      if (movedTo === undefined) throw error;
      return sentAs(address, await send(String(movedTo), placedAt(address)));
    }
  } catch (error) {
    return outcomeOf(error);
  }
}

const placedAt = ({ threadId, connectionId }: ChatAddress): Placed => ({
  ...(threadId !== undefined && { message_thread_id: threadId }),
  ...(connectionId !== undefined && { business_connection_id: connectionId }),
});

/** A message that is gone does not keep the answer to it from being sent. */
function answering(quotedExternalId: string | null): Placed {
  const messageId = messageNumber(quotedExternalId);
  return Number.isInteger(messageId) && messageId > 0
    ? { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } }
    : {};
}

const sentAs = (address: ChatAddress, { chat, message_id, date }: Sent): SendOutcome => ({
  kind: "ok",
  externalId: messageName({ ...address, chatId: String(chat.id) }, message_id),
  sentAt: new Date(date * 1_000),
});
