import { Drawer } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { useLayout } from "../../../shell/useLayout.ts";
import { PanelTabs } from "./PanelTabs.tsx";
import classes from "./PanelPane.module.css";
import { usePanel } from "./usePanel.ts";

/** The right pane beside the thread, or the same over it where there is no room. */
export function PanelPane({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const { beside, open, toggle } = usePanel();
  if (beside) {
    return (
      <aside className={classes.pane} aria-label={t("panel.label")}>
        <PanelTabs conversation={conversation} />
      </aside>
    );
  }
  return (
    <Drawer
      opened={open}
      onClose={toggle}
      title={conversation.contactName}
      size={layout === "phone" ? "100%" : "sm"}
      classNames={{ body: classes.body, content: classes.content }}
      closeButtonProps={{ "aria-label": t("header.hidePanel") }}
    >
      <PanelTabs conversation={conversation} />
    </Drawer>
  );
}
