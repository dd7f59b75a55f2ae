import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import { useTranslation } from "react-i18next";
import type { SimulationReport } from "../../../../../../contracts/simulation.ts";
import { shortDate } from "../../../format/dates.ts";
import classes from "./Report.module.css";

const NOON = "T12:00:00Z";

/** How many would be written to on which day. */
export function SendsPerDay({ perDay }: { readonly perDay: SimulationReport["perDay"] }) {
  const { t, i18n } = useTranslation();
  const data = perDay.map(({ date, sends }) => ({ name: shortDate(date + NOON, i18n.language), sends }));
  return (
    <figure className={classes.figureOfAll} aria-label={t("touches.simulation.perDay")}>
      <figcaption className={classes.title}>{t("touches.simulation.perDay")}</figcaption>
      <BarChart
        className={classes.chart}
        data={data}
        dataKey="name"
        series={[{ name: "sends", label: t("touches.simulation.sends"), color: "var(--accent)" }]}
        tickLine="none"
        maxBarWidth={20}
        yAxisProps={{ allowDecimals: false, width: 36 }}
        barChartProps={{ accessibilityLayer: false }}
      />
    </figure>
  );
}
