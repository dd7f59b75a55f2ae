import { Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconExternalLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { TimeDialog } from "../../../parts/TimeDialog.tsx";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { BlockDialog } from "../thread/BlockDialog.tsx";
import { OrderItems } from "../thread/OrderItems.tsx";
import { SnoozeItems } from "../thread/SnoozeItems.tsx";
import { useConversationOrders } from "../thread/useConversationOrders.ts";

export interface MenuPlace {
  readonly conversation: Conversation;
  readonly x: number;
  readonly y: number;
}

interface CardMenuProps {
  readonly at: MenuPlace;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The orders of a conversation at its card: by the right button, or the keyboard's own key for that. */
export function CardMenu({ at: { conversation, x, y }, opened, onClose }: CardMenuProps) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const { change, snooze, leaveUnread } = useConversationOrders(conversation);
  const [blocking, block] = useDisclosure(false);
  const [asking, time] = useDisclosure(false);
  const items = mayAnswer && conversation.status !== "resolved" && (
    <SnoozeItems onSnooze={(until) => snooze.mutate(until)} onOwnTime={time.open} />
  );
  return (
    <>
      <Menu opened={opened} onClose={onClose} position="bottom-start" width="var(--menu-width)">
        <Menu.Target>
          <span style={{ position: "fixed", left: x, top: y }} />
        </Menu.Target>
        <Menu.Dropdown mah="80dvh" style={{ overflowY: "auto" }} aria-label={conversation.contactName}>
          <Menu.Item
            component="a"
            href={`/inbox/${conversation.id}`}
            target="_blank"
            leftSection={<IconExternalLink {...icon} aria-hidden />}
          >
            {t("list.newTab")}
          </Menu.Item>
          <OrderItems
            conversation={conversation}
            snoozeItems={items}
            onBlock={block.open}
            onLeaveUnread={() => leaveUnread.mutate()}
          />
        </Menu.Dropdown>
      </Menu>
      <BlockDialog
        name={conversation.contactName}
        opened={blocking}
        onClose={block.close}
        onBlock={() => change.mutate({ isBlocked: true })}
      />
      <TimeDialog
        opened={asking}
        title={t("work.snoozeTitle", { name: conversation.contactName })}
        action={t("work.snooze")}
        onClose={time.close}
        onChosen={(until) => snooze.mutate(until)}
      />
    </>
  );
}
