import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { BulkAction } from "../../../../../../../contracts/bulk.ts";
import { Priority } from "../../../../../../../contracts/conversation.ts";
import { BulkMenu } from "./BulkMenu.tsx";

/** What is done with many now and then. */
export function BulkMore({ onChosen }: { readonly onChosen: (action: BulkAction) => void }) {
  const { t } = useTranslation();
  return (
    <BulkMenu label={t("action.more")} glyph={IconDots}>
      {(["reopen", "pending", "read", "unread"] as const).map((kind) => (
        <Menu.Item key={kind} onClick={() => onChosen({ kind })}>
          {t(`bulk.todo.${kind}`)}
        </Menu.Item>
      ))}
      <Menu.Item onClick={() => onChosen({ kind: "mute", isMuted: true })}>{t("bulk.todo.mute")}</Menu.Item>
      <Menu.Item onClick={() => onChosen({ kind: "mute", isMuted: false })}>{t("bulk.todo.unmute")}</Menu.Item>
      <Menu.Label>{t("bulk.todo.priority")}</Menu.Label>
      {Priority.options.toReversed().map((priority) => (
        <Menu.Item key={priority} onClick={() => onChosen({ kind: "priority", priority })}>
          {t(`priority.${priority}`)}
        </Menu.Item>
      ))}
    </BulkMenu>
  );
}
