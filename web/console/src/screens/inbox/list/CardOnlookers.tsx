import { VisuallyHidden } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { ContactAvatar } from "../../../parts/ContactAvatar.tsx";
import { useOnlookers } from "../../../realtime/looking.ts";
import { smallIcon } from "../../../theme.ts";
import { useOnlookerWords } from "../useOnlookerWords.ts";
import classes from "./CardOnlookers.module.css";

const shownAtMost = 2;

/** Colleagues who have a conversation open, on its card; a pencil says that one of them is writing. */
export function CardOnlookers({ conversationId }: { readonly conversationId: ConversationId }) {
  const others = useOnlookers(conversationId);
  const words = useOnlookerWords();
  if (others.length === 0) return null;
  const typing = others.some((one) => one.typing);
  return (
    <span className={classes.onlookers} title={words(others)} data-onlookers>
      {typing && <IconPencil {...smallIcon} className={classes.typing} aria-hidden />}
      <span className={classes.faces}>
        {others.slice(0, shownAtMost).map(({ operatorId, name }) => (
          <ContactAvatar key={operatorId} id={operatorId} name={name} small />
        ))}
      </span>
      {others.length > shownAtMost && <span aria-hidden>+{others.length - shownAtMost}</span>}
      <VisuallyHidden>{words(others)}</VisuallyHidden>
    </span>
  );
}
