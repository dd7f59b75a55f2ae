import { Button, CloseButton, Progress } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { BulkRun } from "../../../../contracts/bulk.ts";
import { stopBulkRun, undoBulkRun } from "../../../../contracts/endpoints/bulk.ts";
import { call } from "../api/call.ts";
import { errorCode } from "../api/clientError.ts";
import { wholeNumber } from "../format/numbers.ts";
import { bulkRuns } from "../queries/bulk.ts";
import { queryClient } from "../queries/queryClient.ts";
import { rememberedStore } from "../state/remembered.ts";
import { useStore } from "../state/store.ts";
import classes from "./BulkBar.module.css";
import { BulkLeftDialog } from "./BulkLeftDialog.tsx";
import { useMay } from "./useOperator.ts";

/** The runs that this browser's operator does not want to be shown any more. */
const dismissed = rememberedStore("switchboard.dismissedRun", z.string(), "");

/** The latest bulk run: how far it is, and then what came of it, for as long as it can be undone. */
export function BulkBar() {
  const enabled = useMay("conversations.answer");
  const { data: runs } = useQuery({ ...bulkRuns(), enabled });
  const hidden = useStore(dismissed, (id) => id);
  const run = runs?.[0];
  return <output className={classes.place}>{run && run.id !== hidden && isOfNow(run) && <Bar run={run} />}</output>;
}

const SHOWN_FOR_MS = 600_000;

const isUnderWay = ({ state }: BulkRun) => state === "running" || state === "undoing";

const isOfNow = (run: BulkRun) =>
  isUnderWay(run) || run.undoableUntil !== null || Date.now() - Date.parse(run.createdAt) < SHOWN_FOR_MS;

function Bar({ run }: { readonly run: BulkRun }) {
  const { t, i18n } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const say = (number: number) => wholeNumber(number, i18n.language);
  const order = useMutation({
    mutationFn: (endpoint: typeof stopBulkRun) => call(endpoint, { params: { bulkRunId: run.id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: bulkRuns().queryKey }),
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  const { what, done, total } = useProgress(run);
  const left = run.state === "undoing" || run.state === "undone" ? run.kept : run.skipped;
  return (
    <div className={classes.bar}>
      <span className={classes.words}>{t("bulk.progress", { what, done: say(done), total: say(total) })}</span>
      {isUnderWay(run) && (
        <Progress
          className={classes.progress}
          value={total === 0 ? 0 : ((done + left) / total) * 100}
          aria-label={what}
        />
      )}
      {left > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
          {t("bulk.skipped", { number: say(left) })}
        </Button>
      )}
      {isUnderWay(run) && (
        <Button size="compact-sm" variant="default" onClick={() => order.mutate(stopBulkRun)}>
          {t("bulk.stop")}
        </Button>
      )}
      {run.undoableUntil !== null && (
        <Button size="compact-sm" variant="default" loading={order.isPending} onClick={() => order.mutate(undoBulkRun)}>
          {t("bulk.undo")}
        </Button>
      )}
      {!isUnderWay(run) && (
        <CloseButton size="sm" aria-label={t("bulk.dismiss")} onClick={() => dismissed.set(() => run.id)} />
      )}
      <BulkLeftDialog runId={isAsking ? run.id : undefined} onClose={() => setAsking(false)} />
    </div>
  );
}

function useProgress({ action: { kind }, state, total, done, undone }: BulkRun) {
  const { t } = useTranslation();
  if (state === "undoing") return { what: t("bulk.undoing"), done: undone, total: done };
  if (state === "undone") return { what: t("bulk.undone"), done: undone, total: done };
  return { what: t(state === "running" ? `bulk.doing.${kind}` : `bulk.done.${kind}`), done, total };
}
