import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import { IconChartBar } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Pipeline } from "../../../../../contracts/funnel.ts";
import { percent, wholeNumber } from "../../format/numbers.ts";
import { inWords } from "../../format/timeLeft.ts";
import { Quiet } from "../../parts/Quiet.tsx";
import { RowSkeletons } from "../../parts/RowSkeletons.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { conversion } from "../../queries/funnel.ts";
import classes from "../calls/statistics/Statistics.module.css";
import { useFunnelPlace } from "./useFunnelPlace.ts";

const hourMs = 3_600_000;
const series = [
  { name: "entered", color: "var(--text-faint)" },
  { name: "wentOn", color: "var(--accent)" },
  { name: "won", color: "var(--good)" },
  { name: "lost", color: "var(--bad)" },
] as const;

/** What became of the appeals that entered each stage. The table says the same as the chart, and how long they stayed. */
export function Conversion({ pipeline }: { readonly pipeline: Pipeline }) {
  const { t, i18n } = useTranslation();
  const { search } = useFunnelPlace();
  const { data, error, refetch } = useQuery(conversion(pipeline.id, search.days ?? 30));
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <RowSkeletons rows={6} />;
  const rows = pipeline.stages.flatMap((stage) => {
    const figures = data.find(({ stageId }) => stageId === stage.id);
    return figures ? [{ ...figures, name: stage.name }] : [];
  });
  if (rows.every(({ entered }) => entered === 0)) {
    return (
      <Quiet icon={IconChartBar} title={t("funnel.emptyTitle")}>
        {t("funnel.emptyLead")}
      </Quiet>
    );
  }
  const share = (part: number, whole: number) =>
    whole === 0 ? "" : `${wholeNumber(part, i18n.language)} · ${percent(part / whole, i18n.language)}`;
  return (
    <div className={classes.statistics}>
      <section className={classes.section} aria-label={t("funnel.report")}>
        <header className={classes.head}>
          <h2 className={classes.title}>{t("funnel.report")}</h2>
          <p className={classes.lead}>{t("funnel.reportLead")}</p>
        </header>
        <figure className={classes.figureOfAll} aria-label={t("funnel.report")}>
          <BarChart
            className={classes.chart}
            data={rows}
            dataKey="name"
            series={series.map(({ name, color }) => ({ name, color, label: t(`funnel.${name}`) }))}
            withLegend
            tickLine="none"
            maxBarWidth={28}
            yAxisProps={{ allowDecimals: false, width: 36 }}
            barChartProps={{ accessibilityLayer: false }}
          />
        </figure>
      </section>
      <section className={classes.section} aria-label={t("funnel.stage")}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
        <div className={classes.scroller} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t("funnel.stage")}</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col">
                    {t(`funnel.${name}`)}
                  </th>
                ))}
                <th scope="col">{t("funnel.median")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.stageId}>
                  <th scope="row">{row.name}</th>
                  <td>{wholeNumber(row.entered, i18n.language)}</td>
                  <td>{share(row.wentOn, row.entered)}</td>
                  <td>{share(row.won, row.entered)}</td>
                  <td>{share(row.lost, row.entered)}</td>
                  <td>{row.medianHours === null ? "" : inWords(row.medianHours * hourMs, i18n.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}
