import { Button, SegmentedControl } from "@mantine/core";
import { IconChartBar, IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { Quiet } from "../../../parts/Quiet.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { callStatistics, downloadCallStatistics } from "../../../queries/callStatistics.ts";
import { smallIcon } from "../../../theme.ts";
import { statisticsFilterOf } from "../callsSearch.ts";
import { useCallsPlace } from "../useCallsPlace.ts";
import { FigureCards } from "./FigureCards.tsx";
import { FigureTable } from "./FigureTable.tsx";
import { SplitList } from "./SplitList.tsx";
import classes from "./Statistics.module.css";

/** Charts are large, and nobody else needs them. */
const CallsByTime = lazy(async () => ({ default: (await import("./CallsByTime.tsx")).CallsByTime }));

const others = ["branch", "time"] as const;
const groupings = ["operator", ...others] as const;

/** What the calls of a period amount to. Every figure leads to the calls that it counts. */
export function Statistics() {
  const { t } = useTranslation();
  const { search, narrow } = useCallsPlace();
  const filter = statisticsFilterOf(search);
  const { data, error, refetch } = useQuery(callStatistics(filter));
  const download = useMutation({ mutationFn: () => downloadCallStatistics(filter) });
  const by = search.by ?? "operator";
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <RowSkeletons rows={6} />;
  if (data.total.total === 0) {
    return (
      <Quiet icon={IconChartBar} title={t("calls.noCalls")}>
        {t("calls.noCallsLead")}
      </Quiet>
    );
  }
  return (
    <div className={classes.statistics}>
      <FigureCards figures={data.total} />
      <section className={classes.section} aria-label={t("calls.byTime")}>
        <header className={classes.head}>
          <h2 className={classes.title}>{t("calls.byTime")}</h2>
          <p className={classes.lead}>{t("calls.byTimeLead")}</p>
        </header>
        <Suspense fallback={<div className={classes.chart} />}>
          <CallsByTime parts={data.byTime} period={filter.period ?? "month"} />
        </Suspense>
      </section>
      <section className={classes.section} aria-label={t("calls.table")}>
        <header className={classes.head}>
          <SegmentedControl
            aria-label={t("calls.table")}
            value={by}
            onChange={(value) => narrow({ by: others.find((one) => one === value) })}
            data={groupings.map((value) => ({ value, label: t(`calls.by.${value}`) }))}
          />
          <Button
            variant="default"
            leftSection={<IconDownload {...smallIcon} aria-hidden />}
            loading={download.isPending}
            onClick={() => download.mutate()}
          >
            {t("calls.download")}
          </Button>
        </header>
        {download.isError && <Trouble error={download.error} onRetry={() => download.mutate()} />}
        <FigureTable statistics={data} by={by} period={filter.period ?? "month"} />
      </section>
      <section className={classes.section} aria-label={t("calls.splits")}>
        <h2 className={classes.title}>{t("calls.splits")}</h2>
        <SplitList splits={data.splits} total={data.total.total} />
      </section>
    </div>
  );
}
