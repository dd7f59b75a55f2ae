import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Assignee } from "../../../../../../../contracts/queue.ts";
import classes from "./AssignMenu.module.css";

interface AssigneeLineProps {
  readonly assignee: Assignee;
  readonly isMe?: boolean;
  readonly isHolder?: boolean;
}

/** Somebody with a dot for whether they are there, and what they hold of what they may: "3/10". */
export function AssigneeLine({ assignee, isMe = false, isHolder = false }: AssigneeLineProps) {
  const { t } = useTranslation();
  const { name, availability, openConversations, maxOpenConversations } = assignee;
  const load = maxOpenConversations === null ? `${openConversations}` : `${openConversations}/${maxOpenConversations}`;
  return (
    <span className={classes.line}>
      <span className={classes.dot} data-availability={availability} aria-hidden />
      <span className={classes.name}>
        {isMe ? t("assign.me", { name }) : name}
        {isHolder && <span className={classes.holder}> · {t("assign.holds")}</span>}
      </span>
      <span className={classes.load} data-full={availability === "full" || undefined} title={t("assign.load")}>
        <VisuallyHidden>{t(`assign.availability.${availability}`)}, </VisuallyHidden>
        {load}
      </span>
    </span>
  );
}
