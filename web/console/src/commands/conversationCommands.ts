import { notifications } from "@mantine/notifications";
import {
  IconArchive,
  IconArrowBackUp,
  IconBan,
  IconBell,
  IconBellOff,
  IconCircleCheck,
  IconClockPause,
  IconFlag,
  IconHourglass,
  IconInbox,
  IconLink,
  IconPlayerTrackNext,
  IconRobot,
} from "@tabler/icons-react";
import { type Conversation, Priority } from "../../../../contracts/conversation.ts";
import { closeConversation, handBack, reopenConversation } from "../../../../contracts/endpoints/conversations.ts";
import { snoozeConversation } from "../../../../contracts/endpoints/inbox.ts";
import { call } from "../api/call.ts";
import { showConversation } from "../queries/conversations.ts";
import type { PlaceCommand } from "./command.ts";
import { openCommandBar } from "./commandBar.ts";
import { type ConversationOrder, change, isOpen, ofConversation, order, paramsOf } from "./conversationOrder.ts";
import { offered } from "./offers.ts";
import { SnoozeTime, snoozeUntil } from "./snoozeUntil.ts";

const orders: readonly ConversationOrder[] = [
  {
    id: "conversation.handBack",
    group: "conversation",
    icon: IconRobot,
    name: (t) => t("header.handBack"),
    when: (conversation) => isOpen(conversation) && conversation.mode === "operator",
    run: async (conversation) => showConversation((await call(handBack, paramsOf(conversation))).conversation),
  },
  {
    id: "conversation.close",
    group: "conversation",
    icon: IconArchive,
    name: (t) => t("header.closeConversation"),
    also: (t) => t("commands.also.close"),
    chord: "Alt+KeyE",
    when: isOpen,
    run: (conversation) => order(call(closeConversation, paramsOf(conversation))),
  },
  {
    id: "conversation.closeAndNext",
    group: "conversation",
    icon: IconPlayerTrackNext,
    name: (t) => t("commands.closeAndNext"),
    also: (t) => t("commands.also.close"),
    chord: "Mod+Alt+KeyE",
    when: isOpen,
    run: async (conversation) => {
      const toNext = offered("next");
      await order(call(closeConversation, paramsOf(conversation)));
      toNext?.();
    },
  },
  {
    id: "conversation.reopen",
    group: "conversation",
    icon: IconArrowBackUp,
    name: (t) => t("header.reopen"),
    when: (conversation) => !isOpen(conversation),
    run: (conversation) => order(call(reopenConversation, paramsOf(conversation))),
  },
  {
    id: "conversation.pending",
    group: "conversation",
    icon: IconHourglass,
    name: (t) => t("commands.pending"),
    when: ({ status }) => status === "open" || status === "snoozed",
    run: (conversation) => change(conversation, { status: "pending" }),
  },
  {
    id: "conversation.open",
    group: "conversation",
    icon: IconInbox,
    name: (t) => t("commands.open"),
    when: ({ status }) => status === "pending" || status === "snoozed",
    run: (conversation) => change(conversation, { status: "open" }),
  },
  {
    id: "conversation.mute",
    group: "conversation",
    icon: IconBellOff,
    name: (t) => t("commands.mute"),
    when: ({ isMuted }) => !isMuted,
    run: (conversation) => change(conversation, { isMuted: true }),
  },
  {
    id: "conversation.unmute",
    group: "conversation",
    icon: IconBell,
    name: (t) => t("commands.unmute"),
    when: ({ isMuted }) => isMuted,
    run: (conversation) => change(conversation, { isMuted: false }),
  },
  {
    id: "conversation.block",
    group: "conversation",
    icon: IconBan,
    name: (t) => t("commands.block"),
    also: (t) => t("commands.also.block"),
    when: ({ isBlocked }) => !isBlocked,
    run: (conversation) => change(conversation, { isBlocked: true }),
  },
  {
    id: "conversation.unblock",
    group: "conversation",
    icon: IconCircleCheck,
    name: (t) => t("commands.unblock"),
    when: ({ isBlocked }) => isBlocked,
    run: (conversation) => change(conversation, { isBlocked: false }),
  },
  {
    id: "conversation.copyLink",
    group: "conversation",
    icon: IconLink,
    name: (t) => t("commands.copyLink"),
    also: (t) => t("commands.also.copyLink"),
    when: () => true,
    run: async ({ id }, { t }) => {
      await navigator.clipboard.writeText(`${location.origin}/inbox/${id}`);
      notifications.show({ message: t("action.copied") });
    },
  },
  {
    id: "conversation.snooze",
    group: "conversation",
    icon: IconClockPause,
    name: (t) => t("commands.snooze"),
    chord: "Alt+KeyM",
    when: isOpen,
    run: (_, { t }) => openCommandBar(t("commands.snoozeWord")),
  },
];

const snoozeOrders = SnoozeTime.options.map((time): ConversationOrder => ({
  id: `snooze.${time}`,
  group: "snooze",
  icon: IconClockPause,
  name: (t) => t(`commands.snoozeUntil.${time}`),
  also: (t) => t("commands.snoozeWord"),
  when: isOpen,
  run: (conversation) => {
    const until = snoozeUntil(time, new Date())?.toISOString() ?? null;
    return order(call(snoozeConversation, { ...paramsOf(conversation), body: { until } }));
  },
}));

const priorityOrders = Priority.options.map((priority): ConversationOrder => ({
  id: `priority.${priority}`,
  group: "priority",
  icon: IconFlag,
  name: (t) => t(`commands.priority.${priority}`),
  when: (conversation: Conversation) => conversation.priority !== priority,
  run: (conversation) => change(conversation, { priority }),
}));

/** What can be ordered about the conversation that is open. */
export const conversationCommands: readonly PlaceCommand[] = [...orders, ...snoozeOrders, ...priorityOrders].map(
  ofConversation,
);
