import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { LinkButton } from "../../../parts/LinkButton.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { foundMessages } from "../../../queries/search.ts";
import { FoundGroup } from "../../search/FoundGroup.tsx";
import { useInboxPlace } from "../useInboxPlace.ts";
import { ConversationCard } from "./ConversationCard.tsx";
import classes from "./FoundPane.module.css";
import { ListEmpty } from "./ListEmpty.tsx";

interface FoundPaneProps {
  /** Conversations whose contact has such a name, phone or username; undefined while they are looked for. */
  readonly byName: readonly Conversation[] | undefined;
}

const namesShown = 4;

/** What the list's search field found: conversations by their contact's name, and below them by what was written. */
export function FoundPane({ byName }: FoundPaneProps) {
  const { t } = useTranslation();
  const { search, conversationId } = useInboxPlace();
  const found = useInfiniteQuery(foundMessages(search));
  const [all, setAll] = useState<string>();
  const names = byName?.slice(0, all === search ? undefined : namesShown) ?? [];
  const hidden = (byName?.length ?? 0) - names.length;
  const groups = found.data?.groups ?? [];
  const hits = groups.reduce((sum, group) => sum + group.hits.length, 0);
  if (byName?.length === 0 && found.isSuccess && hits === 0) return <ListEmpty />;

  return (
    <div className={classes.scroller} aria-busy={found.isFetching}>
      {names.length > 0 && (
        <>
          <h2 className={classes.heading}>{t("search.byName")}</h2>
          <ul className={classes.list} aria-label={t("search.byName")}>
            {names.map((conversation) => (
              <li key={conversation.id} className={classes.card}>
                <ConversationCard conversation={conversation} selected={conversation.id === conversationId} />
              </li>
            ))}
          </ul>
          {hidden > 0 && (
            <Button variant="subtle" size="compact-sm" className={classes.more} onClick={() => setAll(search)}>
              {t("search.moreNames", { count: hidden })}
            </Button>
          )}
        </>
      )}
      <h2 className={classes.heading}>
        {t("search.inMessages")}
        {hits > 0 && <span className={classes.count}>{found.hasNextPage ? `${hits}+` : hits}</span>}
      </h2>
      {found.isPending && <RowSkeletons rows={5} />}
      {found.isError && !found.data && <Trouble error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && hits === 0 && <p className={classes.nothing}>{t("search.notInMessages")}</p>}
      {hits > 0 && (
        <>
          <ul className={classes.list} aria-label={t("search.inMessages")}>
            {groups.map((group) => (
              <FoundGroup key={group.conversationId} group={group} search={search} />
            ))}
          </ul>
          <LinkButton to="/search" search={{ q: search }} variant="subtle" className={classes.more}>
            {t("search.all")}
          </LinkButton>
        </>
      )}
    </div>
  );
}
