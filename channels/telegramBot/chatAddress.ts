/** Where a message goes: a chat, one topic of a forum, or a chat of a person whose account the bot answers for. */
export interface ChatAddress {
  readonly chatId: string;
  readonly threadId?: number;
  readonly connectionId?: string;
}

const BUSINESS = "business";

/**
 * As conversations name it: "123", "-100123/45" for a topic, "business/<connection>/123". Topics are conversations of their
 * own, and so is what a person writes to the owner of an account apart from what they write to the bot.
 */
export function writeAddress({ chatId, threadId, connectionId }: ChatAddress): string {
  if (connectionId !== undefined) return `${BUSINESS}/${connectionId}/${chatId}`;
  return threadId === undefined ? chatId : `${chatId}/${threadId}`;
}

export function readAddress(address: string): ChatAddress {
  const [first = "", second, third] = address.split("/");
  if (first === BUSINESS && second !== undefined && third !== undefined) return { chatId: third, connectionId: second };
  return second === undefined ? { chatId: first } : { chatId: first, threadId: Number(second) };
}

/** As messages are named: numbers are unique within a chat, whatever its topics, and within a chat of another's account. */
export const messageName = ({ chatId, connectionId }: ChatAddress, messageId: number): string =>
  `${writeAddress({ chatId, ...(connectionId !== undefined && { connectionId }) })}:${messageId}`;

/** The number in such a name; NaN where there is none. */
export const messageNumber = (externalId: string | null): number => Number(externalId?.split(":").at(-1) ?? Number.NaN);
