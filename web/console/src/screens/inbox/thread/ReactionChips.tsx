import { VisuallyHidden } from "@mantine/core";
import type { Message } from "../../../../../../contracts/message.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./MessageStates.module.css";

/** Emoji that people put under a message, each with their names. */
export function ReactionChips({ message: { reactions } }: { readonly message: Message }) {
  const { t } = useTranslation();
  if (reactions.length === 0) return null;
  return (
    <ul className={classes.reactions} aria-label={t("states.reactions")}>
      {reactions.map(({ emoji, by }) => {
        const words = t("states.reaction", { emoji, names: by.join(", ") });
        return (
          <li key={emoji} className={classes.reaction} title={words}>
            <span aria-hidden>{emoji}</span>
            {by.length > 1 && <span aria-hidden>{by.length}</span>}
            <VisuallyHidden>{words}</VisuallyHidden>
          </li>
        );
      })}
    </ul>
  );
}
