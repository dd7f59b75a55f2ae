import { Button } from "@mantine/core";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./ThinkingLine.module.css";
import { useHolding } from "./useHolding.ts";

export function ThinkingLine({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const { takeOver } = useHolding(conversation);
  return (
    <output className={classes.line}>
      <span className={classes.dots} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {t("thread.thinking")}
      <Button size="compact-sm" variant="subtle" loading={takeOver.isPending} onClick={() => takeOver.mutate()}>
        {t("header.takeOver")}
      </Button>
    </output>
  );
}
