import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ChannelAccountId } from "../../../../../../contracts/ids.ts";
import type { TelegramAccountEvent } from "../../../../../../contracts/telegramAccountEvent.ts";
import { exactTime } from "../../../format/dates.ts";
import { Quiet } from "../../../parts/Quiet.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { telegramAccountEvents } from "../../../queries/telegram.ts";
import classes from "./AccountEvents.module.css";
import { useHappeningWords } from "./useHappeningWords.ts";

/** What happened to the account's connection, the newest first, each with its why. */
export function AccountEvents({ channelAccountId }: { readonly channelAccountId: ChannelAccountId }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(telegramAccountEvents(channelAccountId));
  return (
    <section className={classes.events} aria-labelledby="account-events">
      <h2 id="account-events" className={classes.title}>
        {t("channelPage.events")}
      </h2>
      {list.isPending && <RowSkeletons rows={4} />}
      {list.isError && !list.data && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <Quiet icon={IconHistory} title={t("channelPage.noEvents")}>
          {t("channelPage.noEventsLead")}
        </Quiet>
      )}
      {list.data && list.data.length > 0 && (
        <ol className={classes.list}>
          {list.data.map((event) => (
            <Happened key={event.seq} event={event} />
          ))}
        </ol>
      )}
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Happened({ event: { at, happening } }: { readonly event: TelegramAccountEvent }) {
  const { i18n } = useTranslation();
  const { what, why, tone } = useHappeningWords()(happening);
  return (
    <li className={classes.event} data-tone={tone}>
      <span className={classes.what}>{what}</span>
      <time className={classes.when} dateTime={at}>
        {exactTime(at, i18n.language)}
      </time>
      {why && <span className={classes.why}>{why}</span>}
    </li>
  );
}
