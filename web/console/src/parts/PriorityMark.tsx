import { IconArrowDown, IconChevronUp, IconChevronsUp } from "@tabler/icons-react";
import type { Priority } from "../../../../contracts/conversation.ts";
import { smallIcon } from "../theme.ts";
import { useTranslation } from "../words/useTranslation.ts";
import classes from "./PriorityMark.module.css";

const glyphs = { low: IconArrowDown, high: IconChevronUp, urgent: IconChevronsUp } as const;

/** Says a priority that is not the normal one. */
export function PriorityMark({ priority }: { readonly priority: Priority }) {
  const { t } = useTranslation();
  if (priority === "normal") return null;
  const Glyph = glyphs[priority];
  const name = `${t("work.priority")}: ${t(`priority.${priority}`)}`;
  return (
    <span className={classes.mark} data-priority={priority} title={name}>
      <Glyph {...smallIcon} aria-label={name} />
    </span>
  );
}
