import { CopyButton, UnstyledButton } from "@mantine/core";
import { IconCheck, IconLink } from "@tabler/icons-react";
import type { Message } from "../../../../../../contracts/message.ts";
import { smallIcon } from "../../../theme.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./MessageRow.module.css";

/** An address that opens the thread at this message. */
export function CopyLink({ message: { id, conversationId } }: { readonly message: Message }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={`${location.origin}/inbox/${conversationId}?message=${id}`}>
      {({ copied, copy }) => (
        <UnstyledButton
          className={classes.tool}
          onClick={copy}
          data-copied={copied || undefined}
          aria-label={t(copied ? "action.copied" : "work.copyLink")}
          title={t(copied ? "action.copied" : "work.copyLink")}
        >
          {copied ? <IconCheck {...smallIcon} aria-hidden /> : <IconLink {...smallIcon} aria-hidden />}
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
