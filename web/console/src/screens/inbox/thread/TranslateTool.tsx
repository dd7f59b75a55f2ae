import { IconLanguage } from "@tabler/icons-react";
import { type Message, wordsIn } from "../../../../../../contracts/message.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import { MessageTool } from "./MessageTool.tsx";

interface TranslateToolProps {
  readonly message: Message;
  readonly shown: boolean;
  readonly onToggle: () => void;
}

/** Shows what the contact has said in the operator's language, and hides it again. */
export function TranslateTool({ message, shown, onToggle }: TranslateToolProps) {
  const { t } = useTranslation();
  if (message.direction !== "in" || wordsIn(message.content) === "") return null;
  const name = t(shown ? "translation.hide" : "translation.show");
  return <MessageTool name={name} glyph={IconLanguage} aria-pressed={shown} onClick={onToggle} />;
}
