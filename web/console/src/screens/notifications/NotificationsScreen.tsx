import { Button } from "@mantine/core";
import { IconBell, IconChecks } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readNotifications } from "../../../../../contracts/endpoints/notifications.ts";
import { call } from "../../api/call.ts";
import { Page } from "../../parts/Page.tsx";
import { Quiet } from "../../parts/Quiet.tsx";
import { RowSkeletons } from "../../parts/RowSkeletons.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { notificationList } from "../../queries/notifications.ts";
import { smallIcon } from "../../theme.ts";
import { NotificationRow } from "./NotificationRow.tsx";
import classes from "./NotificationsScreen.module.css";

/** What I should hear of, the newest first; opening one leads to its conversation and reads it. */
export function NotificationsScreen() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const list = useInfiniteQuery(notificationList());
  const readAll = useMutation({
    mutationFn: () => call(readNotifications, { body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: ["notifications"] }),
  });
  const hasUnread = list.data?.some(({ isRead }) => !isRead) ?? false;
  const action = (
    <Button
      variant="default"
      leftSection={<IconChecks {...smallIcon} aria-hidden />}
      disabled={!hasUnread}
      loading={readAll.isPending}
      onClick={() => readAll.mutate()}
    >
      {t("notifications.readAll")}
    </Button>
  );
  return (
    <Page title={t("notifications.title")} lead={t("notifications.lead")} action={action}>
      {list.isPending && <RowSkeletons rows={6} />}
      {list.isError && !list.data && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <Quiet icon={IconBell} title={t("notifications.emptyTitle")}>
          {t("notifications.empty")}
        </Quiet>
      )}
      {list.data && list.data.length > 0 && (
        <ul className={classes.list}>
          {list.data.map((notification) => (
            <NotificationRow key={notification.id} notification={notification} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        </div>
      )}
    </Page>
  );
}
