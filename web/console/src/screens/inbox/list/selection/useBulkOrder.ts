import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAction } from "../../../../../../../contracts/bulk.ts";
import { startBulkRun } from "../../../../../../../contracts/endpoints/bulk.ts";
import { filterQueries } from "../../../../../../../contracts/filterQueries.ts";
import { call } from "../../../../api/call.ts";
import { errorCode } from "../../../../api/clientError.ts";
import { bulkRuns, selectionCount } from "../../../../queries/bulk.ts";
import { folders } from "../../../../queries/finding.ts";
import { queryClient } from "../../../../queries/queryClient.ts";
import { freshKey } from "../../../../state/freshKey.ts";
import { isShown } from "../../finding/isShown.ts";
import { useInboxPlace } from "../../useInboxPlace.ts";
import { clearSelection } from "./selection.ts";
import { useSelection } from "./useSelection.ts";

/** Above this many somebody is asked once. */
const UNASKED_MAX = 50;

interface Asked {
  readonly action: BulkAction;
  /** Made when it was asked for, so that a second click on the answer is the same run. */
  readonly clientKey: string;
}

/** Orders the same for all that is selected, after a question where that is many. */
export function useBulkOrder() {
  const { t } = useTranslation();
  const { filter, where, sort, search } = useInboxPlace();
  const { ids, isWhole, isShown: isSelecting } = useSelection();
  const [asked, setAsked] = useState<Asked>();
  const { data: inFilter } = useQuery({ ...selectionCount({ filter, where, search }), enabled: isSelecting });
  const { data: saved } = useQuery(folders());
  const folder = where && saved?.find((one) => isShown(one, where, sort));
  const name = where ? (folder?.name ?? t("bulk.ownFilter")) : t(`filter.${filter}`);
  const start = useMutation({
    mutationFn: (order: Asked) =>
      call(startBulkRun, {
        body: {
          ...order,
          selection: isWhole
            ? { kind: "query", query: where ?? filterQueries[filter], search, name }
            : { kind: "ids", ids },
        },
      }),
    onSuccess: () => {
      clearSelection();
      void queryClient.invalidateQueries({ queryKey: bulkRuns().queryKey });
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
    onSettled: () => setAsked(undefined),
  });
  const count = isWhole ? inFilter : ids.length;
  return {
    count,
    inFilter,
    asked,
    isStarting: start.isPending,
    order: (action: BulkAction) => {
      const order = { action, clientKey: freshKey() };
      if (count === undefined || count > UNASKED_MAX) setAsked(order);
      else start.mutate(order);
    },
    confirm: () => asked && !start.isPending && start.mutate(asked),
    decline: () => setAsked(undefined),
  } as const;
}
