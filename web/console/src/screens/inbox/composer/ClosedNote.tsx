import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { useHolding } from "../thread/useHolding.ts";
import classes from "./Composer.module.css";

/** What stands in the composer's place while a conversation is closed. */
export function ClosedNote({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const { reopen } = useHolding(conversation);
  return (
    <footer className={classes.footer}>
      <div className={classes.closed}>
        <Text size="sm" c="dimmed">
          {t("composer.closed")}
        </Text>
        <Button size="xs" variant="default" loading={reopen.isPending} onClick={() => reopen.mutate()}>
          {t("header.reopen")}
        </Button>
      </div>
    </footer>
  );
}
