import type { Message, MessageReaction } from "../../../../../../contracts/message.ts";

export interface ShownReaction extends MessageReaction {
  /** It comes or goes as soon as the messenger has carried that out. */
  readonly isWaiting: boolean;
}

/** What stands under a message, with what an operator has just ordered. */
export function reactionsShown(message: Message): readonly ShownReaction[] {
  const wanted = wantedOf(message);
  const shown = message.reactions.map((one) => ({ ...one, isWaiting: one.isOurs && one.emoji !== wanted }));
  if (wanted === null || shown.some(({ emoji, isOurs }) => isOurs && emoji === wanted)) return shown;
  return [...shown, { emoji: wanted, by: [], isOurs: true, isWaiting: true }];
}

/** The emoji that operators have put under a message, or are putting; null where none is to be there. */
export function wantedOf({ reactions, pendingChange }: Message): string | null {
  if (pendingChange?.kind === "react" && pendingChange.status === "waiting") return pendingChange.text;
  return reactions.find(({ isOurs }) => isOurs)?.emoji ?? null;
}
