import { ActionIcon, Menu, Text } from "@mantine/core";
import {
  type Icon,
  IconAlarm,
  IconAt,
  IconBellRinging,
  IconChecklist,
  IconCircleCheck,
  IconCircleX,
  IconClockExclamation,
  IconClockPause,
  IconFileText,
  IconGavel,
  IconMessage,
  IconPlayerPause,
  IconUserCheck,
  IconUserExclamation,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { readNotifications, snoozeNotification } from "../../../../../contracts/endpoints/notifications.ts";
import type { Notification, NotificationKind } from "../../../../../contracts/notification.ts";
import { call } from "../../api/call.ts";
import { listTime } from "../../format/dates.ts";
import { laterChoices, laterTime } from "../../format/laterTimes.ts";
import { smallIcon } from "../../theme.ts";
import classes from "./NotificationsScreen.module.css";

const glyphs: Readonly<Record<NotificationKind, Icon>> = {
  mentioned: IconAt,
  assigned: IconUserCheck,
  messageReceived: IconMessage,
  snoozeEnded: IconAlarm,
  slaBreached: IconClockExclamation,
  nobodyAnswers: IconUserExclamation,
  companyRequested: IconGavel,
  companyRequestApproved: IconCircleCheck,
  companyRequestDeclined: IconCircleX,
  contractEnds: IconFileText,
  taskAssigned: IconChecklist,
  taskDue: IconBellRinging,
  sequencePaused: IconPlayerPause,
};

export function NotificationRow({ notification }: { readonly notification: Notification }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const {
    id,
    kind,
    conversationId,
    contactName,
    companyId,
    companyName,
    taskId,
    taskTitle,
    text,
    by,
    createdAt,
    isRead,
  } = notification;
  const about = contactName ?? companyName ?? taskTitle;
  const onSettled = () => client.invalidateQueries({ queryKey: ["notifications"] });
  const read = useMutation({ mutationFn: () => call(readNotifications, { body: { ids: [id] } }), onSettled });
  const snooze = useMutation({
    mutationFn: (until: Date) =>
      call(snoozeNotification, { params: { notificationId: id }, body: { until: until.toISOString() } }),
    onSettled,
  });
  const Glyph = glyphs[kind];
  const words = (
    <>
      <Glyph {...smallIcon} className={classes.glyph} aria-hidden />
      <span className={classes.words}>
        <Text component="span" fw={isRead ? 400 : 600} lineClamp={2}>
          {t(`notifications.kind.${kind}`)}
          {about && ` · ${about}`}
        </Text>
        <Text component="span" size="sm" c="dimmed" truncate>
          {[by, text ?? (about || kind === "sequencePaused" ? null : t("notifications.outOfSight"))]
            .filter(Boolean)
            .join(": ")}
        </Text>
      </span>
      <time className={classes.time} dateTime={createdAt}>
        {listTime(createdAt, i18n.language)}
      </time>
    </>
  );
  return (
    <li className={classes.row} data-unread={!isRead || undefined}>
      {conversationId !== null && contactName !== null ? (
        <Link
          to="/inbox/$conversationId"
          params={{ conversationId }}
          className={classes.open}
          onClick={() => read.mutate()}
        >
          {words}
        </Link>
      ) : taskId !== null ? (
        <Link to="/tasks" search={{ task: taskId }} className={classes.open} onClick={() => read.mutate()}>
          {words}
        </Link>
      ) : kind === "companyRequested" ? (
        <Link to="/company-requests" className={classes.open} onClick={() => read.mutate()}>
          {words}
        </Link>
      ) : companyId !== null ? (
        <Link to="/companies/$companyId" params={{ companyId }} className={classes.open} onClick={() => read.mutate()}>
          {words}
        </Link>
      ) : (
        <span className={classes.open}>{words}</span>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("notifications.snooze")}>
            <IconClockPause {...smallIcon} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {laterChoices.map((choice) => (
            <Menu.Item key={choice} onClick={() => snooze.mutate(laterTime(choice))}>
              {t(`notifications.until.${choice}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
