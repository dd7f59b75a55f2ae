import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconClockPause, IconTag } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { TimeDialog } from "../../../parts/TimeDialog.tsx";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { LabelPicker } from "../labels/LabelPicker.tsx";
import { MoreOrders } from "./MoreOrders.tsx";
import { SnoozeItems } from "./SnoozeItems.tsx";
import { useConversationOrders } from "./useConversationOrders.ts";

interface ThreadToolsProps {
  readonly conversation: Conversation;
  readonly phone: boolean;
}

/** Labels and putting off have buttons of their own where there is room; the rarer orders share a menu. */
export function ThreadTools({ conversation, phone }: ThreadToolsProps) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const { snooze } = useConversationOrders(conversation);
  const [snoozing, menu] = useDisclosure(false);
  const [asking, time] = useDisclosure(false);
  const open = mayAnswer && conversation.status !== "resolved";
  const items = <SnoozeItems onSnooze={(until) => snooze.mutate(until)} onOwnTime={time.open} />;
  return (
    <>
      {mayAnswer && !phone && <LabelPicker conversation={conversation} label={t("work.labels")} glyph={IconTag} />}
      {open && !phone && (
        <Menu position="bottom-end" width="var(--menu-width)" opened={snoozing} onChange={menu.set}>
          <Menu.Target>
            <Tooltip label={t("work.snooze")}>
              <ActionIcon aria-label={t("work.snooze")} loading={snooze.isPending}>
                <IconClockPause {...icon} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>{items}</Menu.Dropdown>
        </Menu>
      )}
      <MoreOrders conversation={conversation} snoozeItems={open && phone ? items : null} />
      <TimeDialog
        opened={asking}
        title={t("work.snoozeTitle", { name: conversation.contactName })}
        action={t("work.snooze")}
        onClose={time.close}
        onChosen={(at) => snooze.mutate(at)}
      />
    </>
  );
}
