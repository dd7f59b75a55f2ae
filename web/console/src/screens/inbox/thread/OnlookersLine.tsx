import { IconEye, IconPencil } from "@tabler/icons-react";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { useOnlookers } from "../../../realtime/looking.ts";
import { smallIcon } from "../../../theme.ts";
import { useOnlookerWords } from "../useOnlookerWords.ts";
import classes from "./OnlookersLine.module.css";

/** Colleagues who have this conversation open; who types an answer comes first, so that two do not answer at once. */
export function OnlookersLine({ conversationId }: { readonly conversationId: ConversationId }) {
  const others = useOnlookers(conversationId);
  const words = useOnlookerWords();
  if (others.length === 0) return null;
  const typing = others.some((one) => one.typing);
  const Glyph = typing ? IconPencil : IconEye;
  return (
    <output className={classes.line} data-typing={typing || undefined}>
      <Glyph {...smallIcon} aria-hidden />
      {words(others)}
    </output>
  );
}
