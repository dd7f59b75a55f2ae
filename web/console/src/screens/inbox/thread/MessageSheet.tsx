import { Drawer } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { wordsIn } from "../../../../../../contracts/message.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./MessageSheet.module.css";
import { InSheet, MessageTool } from "./MessageTool.tsx";
import { MessageTools, type MessageToolsProps } from "./MessageTools.tsx";
import { ReactionChoices } from "./ReactionChoices.tsx";

interface MessageSheetProps extends MessageToolsProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What a phone offers for a message on which a finger stays. Kept while closed: a dialog that it opened stands above it. */
export function MessageSheet({ opened, onClose, ...tools }: MessageSheetProps) {
  const { t } = useTranslation();
  const { message } = tools;
  const words = wordsIn(message.content);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      classNames={{ content: classes.sheet }}
      title={t("reacting.menu")}
      keepMounted
    >
      <InSheet value={onClose}>
        <ReactionChoices message={message} onChosen={onClose} />
        <MessageTools {...tools} />
        {words !== "" && (
          <MessageTool
            name={t("reacting.copyText")}
            glyph={IconCopy}
            onClick={() => void navigator.clipboard.writeText(words)}
          />
        )}
      </InSheet>
    </Drawer>
  );
}
