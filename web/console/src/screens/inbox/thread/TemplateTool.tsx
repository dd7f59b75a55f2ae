import { useDisclosure } from "@mantine/hooks";
import { IconMessagePlus } from "@tabler/icons-react";
import { type Message, wordsToType } from "../../../../../../contracts/message.ts";
import { useAsked } from "../../../parts/useAsked.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import { TemplateDialog } from "../../settings/templates/TemplateDialog.tsx";
import { MessageTool } from "./MessageTool.tsx";

/** Makes a template of what an operator wrote. */
export function TemplateTool({ message: { author, content, deletedAt } }: { readonly message: Message }) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const [opened, dialog] = useDisclosure(false);
  const asked = useAsked(opened);
  if (!mayAnswer || author !== "operator" || content.kind !== "text" || deletedAt !== null) return null;
  return (
    <>
      <MessageTool name={t("templates.make")} glyph={IconMessagePlus} onClick={dialog.open} opensMore />
      {asked && (
        <TemplateDialog edited={opened ? { madeOf: wordsToType(content) } : undefined} onClose={dialog.close} />
      )}
    </>
  );
}
