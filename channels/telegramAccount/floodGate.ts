/** Telegram's wishes not to be spoken to (FLOOD_WAIT_X), in one connection; they are kept without asking again. */
export interface FloodGate {
  /** How long a chat has to wait; 0: not at all. Milliseconds. */
  waitMs(chatId: string): number;
  refused(chatId: string, forMs: number): void;
}

/**
 * A wish holds for the chat in which it was said: everybody else is written to. Only when a second person's message is
 * refused while the first one's waits, the account writes to nobody until then. In groups it may be their own slow mode.
 */
export function createFloodGate(now: () => number = Date.now): FloodGate {
  const chats = new Map<string, number>();
  let nobodyUntilMs = 0;
  const forgetPast = () => {
    for (const [chatId, untilMs] of chats) if (untilMs <= now()) chats.delete(chatId);
  };
  return {
    waitMs: (chatId) => Math.max(0, Math.max(chats.get(chatId) ?? 0, isGroup(chatId) ? 0 : nobodyUntilMs) - now()),
    refused(chatId, forMs) {
      forgetPast();
      const untilMs = now() + forMs;
      const isOfAccount = !isGroup(chatId) && [...chats.keys()].some((other) => other !== chatId && !isGroup(other));
      if (isOfAccount) nobodyUntilMs = Math.max(nobodyUntilMs, untilMs);
      chats.set(chatId, untilMs);
    },
  };
}

const isGroup = (chatId: string) => chatId.startsWith("-");
