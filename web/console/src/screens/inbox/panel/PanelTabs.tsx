import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { PanelTab } from "../../../search.ts";
import { ActorTab } from "./ActorTab.tsx";
import { AppealTab } from "./AppealTab.tsx";
import { ContactTab } from "./ContactTab.tsx";
import { ConversationTab } from "./conversation/ConversationTab.tsx";
import classes from "./PanelTabs.module.css";
import { usePanel } from "./usePanel.ts";

/** What is known about a conversation: what the contact wants, who they are, and what the actor did. */
export function PanelTabs({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const { tab, show } = usePanel();
  return (
    <Tabs
      value={tab}
      onChange={(chosen) => show(PanelTab.catch("appeal").parse(chosen))}
      keepMounted={false}
      classNames={classes}
    >
      <Tabs.List aria-label={t("panel.label")} grow>
        {PanelTab.options.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`panel.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="appeal">
        <AppealTab conversationId={conversation.id} />
      </Tabs.Panel>
      <Tabs.Panel value="conversation">
        <ConversationTab conversation={conversation} />
      </Tabs.Panel>
      <Tabs.Panel value="contact">
        <ContactTab conversation={conversation} />
      </Tabs.Panel>
      <Tabs.Panel value="actor">
        <ActorTab conversationId={conversation.id} />
      </Tabs.Panel>
    </Tabs>
  );
}
