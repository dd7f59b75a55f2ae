import { Button, Stack, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CompanyId, ContactId } from "../../../../../../contracts/ids.ts";
import { exactTime, listTime } from "../../../format/dates.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { LinkText } from "../../../parts/LinkButton.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { timeline } from "../../../queries/companies.ts";
import { UndoMerge } from "../merge/UndoMerge.tsx";
import classes from "./TimelineList.module.css";
import { conversationOf, useTimelineWords } from "./useTimelineWords.ts";

interface TimelineListProps {
  readonly owner: { readonly companyId: CompanyId } | { readonly contactId: ContactId };
}

/** What happened, the newest first. */
export function TimelineList({ owner }: TimelineListProps) {
  const { t, i18n } = useTranslation();
  const say = useTimelineWords();
  const query = useInfiniteQuery(timeline(owner));
  return (
    <Stack gap="md">
      <Loaded
        query={query}
        empty={
          <Quiet icon={IconHistory} title={t("companies.noTimelineTitle")}>
            {t("companies.noTimeline")}
          </Quiet>
        }
      >
        {(entries) => (
          <ol className={classes.entries}>
            {entries.map((entry) => {
              const conversationId = conversationOf(entry);
              return (
                <li key={entry.id} className={classes.entry}>
                  <Text size="sm">{say(entry)}</Text>
                  <Text size="xs" c="dimmed">
                    {entry.operatorName ?? t("timeline.itself")}
                    {" · "}
                    <time dateTime={entry.occurredAt} title={exactTime(entry.occurredAt, i18n.language)}>
                      {listTime(entry.occurredAt, i18n.language)}
                    </time>
                    {conversationId && (
                      <>
                        {" · "}
                        <LinkText to="/inbox/$conversationId" params={{ conversationId }} size="xs">
                          {t("companies.openConversation")}
                        </LinkText>
                      </>
                    )}
                  </Text>
                  <UndoMerge entry={entry} among={entries} />
                </li>
              );
            })}
          </ol>
        )}
      </Loaded>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("companies.more")}
        </Button>
      )}
    </Stack>
  );
}
