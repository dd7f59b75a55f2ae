import { ActionIcon, Tabs, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationId } from "../../../../../contracts/ids.ts";
import { useOffer } from "../../commands/offers.ts";
import { LinkButton } from "../../parts/LinkButton.tsx";
import { RowSkeletons } from "../../parts/RowSkeletons.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { conversation } from "../../queries/conversations.ts";
import { pipelines } from "../../queries/funnel.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { icon } from "../../theme.ts";
import tabbed from "../../parts/TabbedScreen.module.css";
import { LazyConversation } from "../inbox/lazyConversation.ts";
import { Board } from "./Board.tsx";
import { FunnelFilters } from "./FunnelFilters.tsx";
import classes from "./FunnelScreen.module.css";
import { useFunnelPlace } from "./useFunnelPlace.ts";

const Conversion = lazy(async () => ({ default: (await import("./Conversion.tsx")).Conversion }));

/** Appeals by their stages, the conversation of one of them beside it, and what becomes of those who enter a stage. */
export function FunnelScreen() {
  const { t } = useTranslation();
  const { search, conversationId, turnTo, close } = useFunnelPlace();
  const { data, error, refetch } = useQuery(pipelines());
  const phone = useLayout() === "phone";
  useOffer(conversationId ? { up: close } : {});
  const pipeline = data?.find(({ id }) => id === search.pipeline) ?? data?.[0];
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data || !pipeline) return <RowSkeletons rows={6} />;
  if (phone && conversationId) return <LazyConversation conversationId={conversationId} />;
  return (
    <div className={classes.panes}>
      <Tabs
        className={classes.screen}
        value={search.view ?? "board"}
        onChange={(tab) => turnTo({ view: tab === "conversion" ? tab : undefined })}
        keepMounted={false}
      >
        <header className={tabbed.header}>
          <h1 className={tabbed.title}>{t("funnel.title")}</h1>
          <Tabs.List aria-label={t("funnel.title")} className={tabbed.tabs}>
            <Tabs.Tab value="board">{t("funnel.board")}</Tabs.Tab>
            <Tabs.Tab value="conversion">{t("funnel.conversion")}</Tabs.Tab>
          </Tabs.List>
        </header>
        <FunnelFilters pipelines={data} pipeline={pipeline} />
        <Tabs.Panel value="board" className={classes.board}>
          <Board
            key={pipeline.id}
            pipeline={pipeline}
            filter={{ assigneeId: search.assignee, search: search.search, closed: search.closed }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="conversion" className={tabbed.panel}>
          <Suspense fallback={<RowSkeletons rows={6} />}>
            <Conversion pipeline={pipeline} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
      {conversationId && <Beside conversationId={conversationId} onClose={close} />}
    </div>
  );
}

function Beside({
  conversationId,
  onClose,
}: {
  readonly conversationId: ConversationId;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { data } = useQuery(conversation(conversationId));
  return (
    <aside className={classes.beside} aria-label={t("funnel.chat")}>
      <div className={classes.bar}>
        <Text fw={600} className={classes.grow} truncate>
          {data?.contactName}
        </Text>
        <LinkButton to="/inbox/$conversationId" params={{ conversationId }} variant="subtle" size="xs">
          {t("funnel.toInbox")}
        </LinkButton>
        <ActionIcon aria-label={t("funnel.closeChat")} onClick={onClose}>
          <IconX {...icon} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.thread}>
        <LazyConversation conversationId={conversationId} />
      </div>
    </aside>
  );
}
