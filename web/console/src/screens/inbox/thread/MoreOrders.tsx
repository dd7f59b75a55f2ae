import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { useOffer } from "../../../commands/offers.ts";
import { icon } from "../../../theme.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import { BlockDialog } from "./BlockDialog.tsx";
import { OrderItems } from "./OrderItems.tsx";
import { useConversationOrders } from "./useConversationOrders.ts";

interface MoreOrdersProps {
  readonly conversation: Conversation;
  /** Putting off, where it has no button of its own. */
  readonly snoozeItems: ReactNode;
}

export function MoreOrders({ conversation, snoozeItems }: MoreOrdersProps) {
  const { t } = useTranslation();
  const { change, leaveUnread } = useConversationOrders(conversation);
  const [blocking, block] = useDisclosure(false);
  const { toList } = useInboxPlace();
  /** Whoever stays would have it read at once. */
  const leave = () => {
    toList();
    leaveUnread.mutate();
  };
  useOffer({ unread: leave });
  return (
    <>
      <Menu position="bottom-end" width="var(--menu-width)">
        <Menu.Target>
          <ActionIcon aria-label={t("action.more")}>
            <IconDots {...icon} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown mah="80dvh" style={{ overflowY: "auto" }}>
          <OrderItems
            conversation={conversation}
            snoozeItems={snoozeItems}
            onBlock={block.open}
            onLeaveUnread={leave}
          />
        </Menu.Dropdown>
      </Menu>
      <BlockDialog
        name={conversation.contactName}
        opened={blocking}
        onClose={block.close}
        onBlock={() => change.mutate({ isBlocked: true })}
      />
    </>
  );
}
