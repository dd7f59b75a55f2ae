import { IconPaperclip } from "@tabler/icons-react";
import { type DragEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { offered } from "../../../commands/offers.ts";
import { fileSize } from "../../../format/numbers.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { attachFiles } from "../../../state/attachments.ts";
import { largeIcon } from "../../../theme.ts";
import classes from "./FileDrop.module.css";

interface FileDropProps {
  readonly conversation: Conversation;
  readonly className: string | undefined;
  readonly label: string;
  readonly children: ReactNode;
}

/** A conversation's pane, all of which takes files that are dragged over it. */
export function FileDrop({ conversation, className, label, children }: FileDropProps) {
  const { t, i18n } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const [over, setOver] = useState(false);
  const { fileLimits, status } = conversation;
  const takes = mayAnswer && status !== "resolved" && fileLimits !== null;
  const hasFiles = ({ dataTransfer }: DragEvent) => takes && dataTransfer.types.includes("Files");
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the paperclip does the same by keyboard
    <section
      className={className}
      aria-label={label}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        attachFiles(conversation, [...event.dataTransfer.files]);
        offered("compose")?.();
      }}
    >
      {children}
      {over && fileLimits && (
        <div className={classes.target}>
          <IconPaperclip {...largeIcon} aria-hidden />
          {t("files.drop", { size: fileSize(fileLimits.bytesMax, i18n.language) })}
        </div>
      )}
    </section>
  );
}
