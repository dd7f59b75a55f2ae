import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import {
  IconClockEdit,
  IconClockHour4,
  IconDots,
  IconPaperclip,
  IconPencil,
  IconSend2,
  IconTrash,
} from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { cancelScheduledReply, changeScheduledReply } from "../../../../../../contracts/endpoints/scheduledReplies.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import type { ScheduledReply } from "../../../../../../contracts/scheduledReply.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { shortMoment } from "../../../format/dates.ts";
import { TimeDialog } from "../../../parts/TimeDialog.tsx";
import { queryClient } from "../../../queries/queryClient.ts";
import { scheduledReplies } from "../../../queries/scheduledReplies.ts";
import { attachUpload } from "../../../state/attachments.ts";
import { icon, smallIcon } from "../../../theme.ts";
import classes from "./ScheduledReplies.module.css";
import { restoreWords } from "./restoreWords.ts";

/** What will leave by itself, above the field: when, what, and the ways to change one's mind. */
export function ScheduledReplies({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation();
  const { data } = useQuery(scheduledReplies(conversationId));
  if (!data?.length) return null;
  return (
    <ul className={classes.list} aria-label={t("work.scheduled")}>
      {data.map((reply) => (
        <ScheduledLine key={reply.id} reply={reply} />
      ))}
    </ul>
  );
}

function ScheduledLine({ reply }: { readonly reply: ScheduledReply }) {
  const { t, i18n } = useTranslation();
  const [asking, time] = useDisclosure(false);
  const { conversationId, dueAt, operatorName, upload } = reply;
  const text = [upload?.fileName, reply.text].filter(Boolean).join(" · ");
  const params = { conversationId, scheduledReplyId: reply.id };
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  const onSettled = () => queryClient.invalidateQueries({ queryKey: scheduledReplies(conversationId).queryKey });
  const change = useMutation({
    mutationFn: (at: Date) => call(changeScheduledReply, { params, body: { dueAt: at.toISOString() } }),
    onError,
    onSettled,
  });
  const cancel = useMutation({ mutationFn: () => call(cancelScheduledReply, { params }), onError, onSettled });
  const restore = () => {
    if (reply.text !== "") restoreWords(conversationId, reply.text);
    if (upload) attachUpload(conversationId, upload);
  };
  const edit = () => cancel.mutate(undefined, { onSuccess: restore });
  return (
    <li className={classes.line}>
      <IconClockHour4 {...smallIcon} className={classes.clock} aria-hidden />
      <time dateTime={dueAt} className={classes.time}>
        {shortMoment(dueAt, i18n.language)}
      </time>
      {upload && <IconPaperclip {...smallIcon} className={classes.clock} aria-hidden />}
      <span className={classes.text} title={`${operatorName}: ${text}`}>
        {text}
      </span>
      <Menu position="top-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("work.scheduledOrders", { text: text.slice(0, 40) })}>
            <IconDots {...smallIcon} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconSend2 {...icon} aria-hidden />} onClick={() => change.mutate(new Date())}>
            {t("work.sendNow")}
          </Menu.Item>
          <Menu.Item leftSection={<IconClockEdit {...icon} aria-hidden />} onClick={time.open}>
            {t("work.changeTime")}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil {...icon} aria-hidden />} onClick={edit}>
            {t("work.editScheduled")}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...icon} aria-hidden />} onClick={() => cancel.mutate()}>
            {t("work.unschedule")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <TimeDialog
        opened={asking}
        title={t("work.changeTime")}
        action={t("action.save")}
        initial={new Date(dueAt)}
        onClose={time.close}
        onChosen={(at) => change.mutate(at)}
      />
    </li>
  );
}
