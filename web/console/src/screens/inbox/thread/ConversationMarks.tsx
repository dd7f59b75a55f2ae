import { IconBan, IconBellOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { PriorityMark } from "../../../parts/PriorityMark.tsx";
import { smallIcon } from "../../../theme.ts";
import { LabelChip } from "../labels/LabelChip.tsx";
import { useLabelsOf } from "../labels/useLabelsOf.ts";
import classes from "./ConversationMarks.module.css";

/** What sets a conversation apart, beside the contact's name: rank, silence, block, labels. */
export function ConversationMarks({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const labels = useLabelsOf(conversation);
  const { priority, isMuted, isBlocked } = conversation;
  return (
    <span className={classes.marks}>
      <PriorityMark priority={priority} />
      {isMuted && <IconBellOff {...smallIcon} aria-label={t("work.muted")} />}
      {isBlocked && (
        <span className={classes.blocked}>
          <IconBan {...smallIcon} aria-hidden />
          {t("work.blocked")}
        </span>
      )}
      {labels.map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
    </span>
  );
}
