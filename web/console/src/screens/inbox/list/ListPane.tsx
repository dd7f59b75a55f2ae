import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInfiniteQuery } from "@tanstack/react-query";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { conversationList } from "../../../queries/conversations.ts";
import { useLayout } from "../../../shell/useLayout.ts";
import { FirstSteps } from "../firstSteps/FirstSteps.tsx";
import { useInboxPlace } from "../useInboxPlace.ts";
import { ConversationList } from "./ConversationList.tsx";
import { FoundPane } from "./FoundPane.tsx";
import { FreshPill } from "./FreshPill.tsx";
import { ListEmpty } from "./ListEmpty.tsx";
import { ListHeader } from "./ListHeader.tsx";
import classes from "./ListPane.module.css";
import { SelectionBar } from "./selection/SelectionBar.tsx";
import { useSelection } from "./selection/useSelection.ts";
import { useHeldOrder } from "./useHeldOrder.ts";

/** The left pane: which conversations, in what order, and a list that does not move under the pointer. */
export function ListPane() {
  const { t } = useTranslation();
  const { filter, where, sort, search } = useInboxPlace();
  const list = useInfiniteQuery(conversationList({ filter, where, sort, search }));
  const phone = useLayout() === "phone";
  const { isShown: selecting } = useSelection();
  const [hovered, setHovered] = useState(false);
  const held = useHeldOrder(list.data, hovered, JSON.stringify([filter, where, sort, search]));

  return (
    <section className={classes.pane} aria-label={t("list.title")} data-search>
      <ListHeader />
      {phone && <FirstSteps />}
      {selecting && <SelectionBar />}
      <div
        className={classes.body}
        onPointerEnter={(event) => setHovered(event.pointerType === "mouse")}
        onPointerLeave={() => setHovered(false)}
      >
        {search !== "" && <FoundPane byName={list.data} />}
        {search === "" && list.isPending && <RowSkeletons rows={9} />}
        {list.isError && !list.data && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
        {search === "" && list.data?.length === 0 && <ListEmpty />}
        {search === "" && held.conversations.length > 0 && (
          <ConversationList
            conversations={held.conversations}
            onEnd={() => {
              if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
            }}
          />
        )}
        <FreshPill count={held.fresh} onShow={held.release} />
      </div>
    </section>
  );
}
