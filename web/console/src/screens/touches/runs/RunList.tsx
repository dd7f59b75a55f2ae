import { IconRoute, IconRouteOff } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Quiet } from "../../../parts/Quiet.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { touchRunList } from "../../../queries/touches.ts";
import { runFilterOf } from "../touchesSearch.ts";
import { useTouchesPlace } from "../useTouchesPlace.ts";
import { RunFilters } from "./RunFilters.tsx";
import { RunOrders } from "./RunOrders.tsx";
import { RunTable } from "./RunTable.tsx";

/** Runs one after another, the latest first, and what can be ordered of all that are shown. */
export function RunList() {
  const { t } = useTranslation();
  const { search } = useTouchesPlace();
  const filter = runFilterOf(search);
  const list = useInfiniteQuery(touchRunList(filter));
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <RunFilters filter={filter} />
      <RunOrders filter={filter} />
      {list.isPending && <RowSkeletons rows={9} />}
      {list.isError && !list.data && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <Quiet
          icon={isFiltered ? IconRouteOff : IconRoute}
          title={t(isFiltered ? "touches.runs.nothingFound" : "touches.runs.emptyTitle")}
        >
          {t(isFiltered ? "touches.runs.nothingFoundLead" : "touches.runs.empty")}
        </Quiet>
      )}
      {list.data && list.data.length > 0 && (
        <RunTable
          runs={list.data}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
          }}
        />
      )}
    </>
  );
}
