import { LineChart } from "@mantine/charts";
import "@mantine/charts/styles.css";
import { useTranslation } from "react-i18next";
import type { LatencyPoint } from "../../../../../../contracts/device.ts";
import { clockTime } from "../../../format/dates.ts";

/** Two lines of milliseconds. The measurements below say the same in a table. */
export function LatencyChart({ points }: { readonly points: readonly LatencyPoint[] }) {
  const { t, i18n } = useTranslation();
  const data = points.map(({ at, averageMs, slowestMs }) => ({
    at: clockTime(at, i18n.language),
    averageMs,
    slowestMs,
  }));
  return (
    <LineChart
      h="100%"
      data={data}
      dataKey="at"
      series={[
        { name: "averageMs", label: t("phones.average"), color: "indigo.6" },
        { name: "slowestMs", label: t("phones.slowest"), color: "gray.5" },
      ]}
      curveType="linear"
      withLegend
      withDots={points.length < 20}
    />
  );
}
