import { IconPhone, IconPhoneOff } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Quiet } from "../../parts/Quiet.tsx";
import { RowSkeletons } from "../../parts/RowSkeletons.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { callList } from "../../queries/callStatistics.ts";
import { CallRows } from "./CallRows.tsx";
import { CallDetails } from "./CallDetails.tsx";
import { listFilterOf } from "./callsSearch.ts";
import { useCallsPlace } from "./useCallsPlace.ts";

/** The calls one after another; one of them opens beside. */
export function CallLog() {
  const { t } = useTranslation();
  const { search, turnTo } = useCallsPlace();
  const filter = listFilterOf(search);
  const list = useInfiniteQuery(callList(filter));
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const loadMore = () => {
    if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
  };
  return (
    <>
      {list.isPending && <RowSkeletons rows={9} />}
      {list.isError && !list.data && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <Quiet
          icon={isFiltered ? IconPhoneOff : IconPhone}
          title={t(isFiltered ? "calls.nothingFound" : "calls.emptyTitle")}
        >
          {t(isFiltered ? "calls.nothingFoundLead" : "calls.empty")}
        </Quiet>
      )}
      {list.data && list.data.length > 0 && (
        <CallRows
          calls={list.data}
          hasMore={list.hasNextPage}
          opened={search.call}
          onOpen={(call) => turnTo({ call })}
          onEnd={loadMore}
        />
      )}
      <CallDetails call={list.data?.find(({ id }) => id === search.call)} onClose={() => turnTo({ call: undefined })} />
    </>
  );
}
