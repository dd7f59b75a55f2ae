import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import { useTranslation } from "react-i18next";
import { CallOutcome } from "../../../../../../contracts/call.ts";
import type { CallPeriod, CallStatistics } from "../../../../../../contracts/callStatistics.ts";
import { partName } from "../periods.ts";
import { useCallsPlace } from "../useCallsPlace.ts";
import classes from "./Statistics.module.css";

interface CallsByTimeProps {
  readonly parts: CallStatistics["byTime"];
  readonly period: CallPeriod;
}

const colors: Readonly<Record<CallOutcome, string>> = {
  connected: "var(--good)",
  no_answer: "var(--warn)",
  busy: "var(--waiting)",
  rejected: "var(--bad)",
  missed: "var(--text-faint)",
  unknown: "var(--unclear)",
};

/** The outcomes stacked by hours or days. The table below says the same to whoever cannot see or point. */
export function CallsByTime({ parts, period }: CallsByTimeProps) {
  const { t, i18n } = useTranslation();
  const { drill } = useCallsPlace();
  const data = parts.map(({ at, figures }) => ({ ...figures, name: partName(period, at, i18n.language) }));
  const open = (index: unknown) => {
    const part = parts[Number(index)];
    if (part && part.figures.total > 0) drill({ period: "day", date: part.at.slice(0, 10) });
  };
  return (
    <figure className={classes.figureOfAll} aria-label={t("calls.byTime")}>
      <BarChart
        className={classes.chart}
        data={data}
        dataKey="name"
        type="stacked"
        series={CallOutcome.options.map((name) => ({ name, label: t(`callOutcome.${name}`), color: colors[name] }))}
        withLegend
        tickLine="none"
        maxBarWidth={28}
        yAxisProps={{ allowDecimals: false, width: 36 }}
        barChartProps={{ accessibilityLayer: false, onClick: ({ activeTooltipIndex }) => open(activeTooltipIndex) }}
      />
    </figure>
  );
}
