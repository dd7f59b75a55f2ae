import { ActionIcon, Title, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconLayoutSidebarRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { ContactAvatar } from "../../../parts/ContactAvatar.tsx";
import { useLayout } from "../../../shell/useLayout.ts";
import { icon } from "../../../theme.ts";
import { usePanel } from "../panel/usePanel.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import { AssignMenu } from "./assign/AssignMenu.tsx";
import { HolderLine } from "./HolderLine.tsx";
import { ConversationMarks } from "./ConversationMarks.tsx";
import { HoldingOrders } from "./HoldingOrders.tsx";
import classes from "./ThreadHeader.module.css";
import { ThreadTools } from "./ThreadTools.tsx";

export function ThreadHeader({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  const panel = usePanel();
  const { toList } = useInboxPlace();
  return (
    <header className={classes.header} data-phone={phone || undefined}>
      {phone && (
        <ActionIcon aria-label={t("header.backToList")} onClick={toList}>
          <IconArrowLeft {...icon} />
        </ActionIcon>
      )}
      <ContactAvatar id={conversation.contactId} name={conversation.contactName} channel={conversation.channelKind} />
      <div className={classes.who}>
        <div className={classes.line}>
          <Title order={phone ? 1 : 2} className={classes.name} title={conversation.contactName}>
            {conversation.contactName}
          </Title>
          <ConversationMarks conversation={conversation} />
        </div>
        <HolderLine conversation={conversation} />
      </div>
      <AssignMenu conversation={conversation} phone={phone} />
      <HoldingOrders conversation={conversation} phone={phone} />
      <ThreadTools conversation={conversation} phone={phone} />
      <Tooltip label={panel.open ? t("header.hidePanel") : t("header.panel")}>
        <ActionIcon
          aria-label={panel.open ? t("header.hidePanel") : t("header.panel")}
          aria-expanded={panel.open}
          onClick={panel.toggle}
        >
          <IconLayoutSidebarRight {...icon} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}
