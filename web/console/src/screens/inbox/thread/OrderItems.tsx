import { Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconArchive,
  IconBan,
  IconBell,
  IconBellOff,
  IconDownload,
  IconHourglass,
  IconInbox,
  IconMail,
  IconRobot,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Conversation, Priority } from "../../../../../../contracts/conversation.ts";
import { errorCode } from "../../../api/clientError.ts";
import { downloadTranscript } from "../../../queries/thread.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { preferences } from "../../../state/preferences.ts";
import { icon } from "../../../theme.ts";
import { mainOrderFor } from "./mainOrderFor.ts";
import { useConversationOrders } from "./useConversationOrders.ts";
import { useHolding } from "./useHolding.ts";

interface OrderItemsProps {
  readonly conversation: Conversation;
  /** Putting off, where it has no button of its own. */
  readonly snoozeItems: ReactNode;
  readonly onBlock: () => void;
  readonly onLeaveUnread: () => void;
}

/** Everything that is done with a conversation now and then, as the items of a menu. */
export function OrderItems({ conversation, snoozeItems, onBlock, onLeaveUnread }: OrderItemsProps) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const { handBack, close } = useHolding(conversation);
  const { change } = useConversationOrders(conversation);
  const { id, status, priority, isMuted, isBlocked } = conversation;
  const open = mayAnswer && status !== "resolved";
  const transcript = () =>
    void downloadTranscript(id, preferences.get().language).catch((error: unknown) =>
      notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
    );
  return (
    <>
      {open && (
        <>
          {mainOrderFor(conversation).name === "takeIt" && (
            <Menu.Item leftSection={<IconRobot {...icon} aria-hidden />} onClick={() => handBack.mutate()}>
              {t("header.handBack")}
            </Menu.Item>
          )}
          {status === "open" ? (
            <Menu.Item
              leftSection={<IconHourglass {...icon} aria-hidden />}
              onClick={() => change.mutate({ status: "pending" })}
            >
              {t("work.makePending")}
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconInbox {...icon} aria-hidden />}
              onClick={() => change.mutate({ status: "open" })}
            >
              {t("work.bringBack")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconArchive {...icon} aria-hidden />} onClick={() => close.mutate()}>
            {t("header.closeConversation")}
          </Menu.Item>
          <Menu.Divider />
        </>
      )}
      {snoozeItems}
      {mayAnswer && (
        <>
          <Menu.Label>{t("work.priority")}</Menu.Label>
          <Menu.RadioGroup value={priority} onChange={(value) => change.mutate({ priority: Priority.parse(value) })}>
            {Priority.options.toReversed().map((one) => (
              <Menu.RadioItem key={one} value={one}>
                {t(`priority.${one}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item
            leftSection={isMuted ? <IconBell {...icon} aria-hidden /> : <IconBellOff {...icon} aria-hidden />}
            onClick={() => change.mutate({ isMuted: !isMuted })}
          >
            {t(isMuted ? "work.unmute" : "work.mute")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconBan {...icon} aria-hidden />}
            onClick={() => (isBlocked ? change.mutate({ isBlocked: false }) : onBlock())}
          >
            {t(isBlocked ? "work.unblock" : "work.block")}
          </Menu.Item>
        </>
      )}
      <Menu.Item leftSection={<IconMail {...icon} aria-hidden />} onClick={onLeaveUnread}>
        {t("shortcuts.unread")}
      </Menu.Item>
      <Menu.Item leftSection={<IconDownload {...icon} aria-hidden />} onClick={transcript}>
        {t("work.transcript")}
      </Menu.Item>
    </>
  );
}
