import { CopyButton } from "@mantine/core";
import { IconCheck, IconLink } from "@tabler/icons-react";
import type { Message } from "../../../../../../contracts/message.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import { MessageTool } from "./MessageTool.tsx";

/** An address that opens the thread at this message. */
export function CopyLink({ message: { id, conversationId } }: { readonly message: Message }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={`${location.origin}/inbox/${conversationId}?message=${id}`}>
      {({ copied, copy }) => (
        <MessageTool
          name={t(copied ? "action.copied" : "work.copyLink")}
          glyph={copied ? IconCheck : IconLink}
          isDone={copied}
          onClick={copy}
        />
      )}
    </CopyButton>
  );
}
