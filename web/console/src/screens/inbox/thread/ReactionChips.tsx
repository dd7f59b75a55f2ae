import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import type { Message } from "../../../../../../contracts/message.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./Reactions.module.css";
import { type ShownReaction, reactionsShown } from "./reactionsShown.ts";
import { useReact } from "./useReact.ts";

/** Emoji that people put under a message, each with their names; pressed, one is ours too, or no more. */
export function ReactionChips({ message }: { readonly message: Message }) {
  const { react, emoji: taken } = useReact(message);
  return (
    <Chips
      message={message}
      onPress={({ emoji, isOurs }) => react(isOurs ? null : emoji)}
      isTaken={(emoji) => taken.includes(emoji)}
    />
  );
}

/** The same to be read only. */
export const PastReactions = ({ message }: { readonly message: Message }) => <Chips message={message} />;

interface ChipsProps {
  readonly message: Message;
  readonly onPress?: (reaction: ShownReaction) => void;
  readonly isTaken?: (emoji: string) => boolean;
}

function Chips({ message, onPress, isTaken }: ChipsProps) {
  const { t } = useTranslation();
  const shown = reactionsShown(message);
  if (shown.length === 0) return null;
  return (
    <ul className={classes.reactions} aria-label={t("states.reactions")}>
      {shown.map((one) => {
        const { emoji, by, isOurs, isWaiting } = one;
        const names = by.length === 0 ? t("reacting.us") : by.join(", ");
        const words = t("states.reaction", { emoji, names });
        const look = { className: classes.reaction, title: words, "data-waiting": isWaiting || undefined } as const;
        const inside = (
          <>
            <span aria-hidden>{emoji}</span>
            {by.length > 1 && <span aria-hidden>{by.length}</span>}
            <VisuallyHidden>{words}</VisuallyHidden>
          </>
        );
        return (
          <li key={`${emoji}${by.length}`}>
            {onPress && isTaken?.(emoji) ? (
              <UnstyledButton {...look} aria-pressed={isOurs} disabled={isWaiting} onClick={() => onPress(one)}>
                {inside}
              </UnstyledButton>
            ) : (
              <span {...look}>{inside}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
