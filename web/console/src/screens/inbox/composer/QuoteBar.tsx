import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { quoteNothing, useQuoting } from "../../../state/quoting.ts";
import { smallIcon } from "../../../theme.ts";
import { Quotation } from "../thread/Quotation.tsx";
import classes from "./QuoteBar.module.css";

/** Which message the reply will answer, and the way to answer none. */
export function QuoteBar({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation();
  const quoted = useQuoting(conversationId);
  if (!quoted) return null;
  return (
    <div className={classes.bar}>
      <Quotation quoted={quoted} />
      <ActionIcon size="sm" aria-label={t("work.quoteNothing")} onClick={() => quoteNothing(conversationId)}>
        <IconX {...smallIcon} aria-hidden />
      </ActionIcon>
    </div>
  );
}
