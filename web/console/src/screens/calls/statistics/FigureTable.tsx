import { useTranslation } from "react-i18next";
import { CallOutcome } from "../../../../../../contracts/call.ts";
import { NOT_TOLD } from "../../../../../../contracts/callStatistics.ts";
import type { CallFigures, CallPeriod, CallStatistics } from "../../../../../../contracts/callStatistics.ts";
import { duration, percent } from "../../../format/numbers.ts";
import type { CallsSearch } from "../callsSearch.ts";
import { periodName } from "../periods.ts";
import { DrillButton } from "./DrillButton.tsx";
import classes from "./Statistics.module.css";

interface FigureTableProps {
  readonly statistics: CallStatistics;
  readonly by: "operator" | "branch" | "time";
  readonly period: CallPeriod;
}

interface Line {
  readonly key: string;
  readonly name: string;
  readonly to: Partial<CallsSearch>;
  readonly figures: CallFigures;
}

/** A line for each operator, branch or part of the period, and the outcomes as columns. */
export function FigureTable({ statistics, by, period }: FigureTableProps) {
  const { t, i18n } = useTranslation();
  const lines: Readonly<Record<typeof by, () => readonly Line[]>> = {
    operator: () =>
      statistics.byOperator.map(({ id, name, figures }) => ({ key: id, name, to: { operatorId: id }, figures })),
    branch: () =>
      statistics.byBranch.map(({ id, name, figures }) => ({
        key: id ?? NOT_TOLD,
        name: name ?? t("calls.noBranch"),
        to: { branchId: id ?? NOT_TOLD },
        figures,
      })),
    time: () =>
      statistics.byTime
        .filter(({ figures }) => figures.total > 0)
        .map(({ at, figures }) => ({
          key: at,
          name: period === "day" ? `${at.slice(-2)}:00` : periodName("day", at, i18n.language),
          // Hours have no list of their own: they lead to their day's.
          to: { period: "day", date: at.slice(0, 10) },
          figures,
        })),
  };
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t(`calls.by.${by}`)}</th>
            <th scope="col">{t("calls.total")}</th>
            {CallOutcome.options.map((outcome) => (
              <th key={outcome} scope="col">
                {outcome === "unknown" ? t("calls.unclear") : t(`callOutcome.${outcome}`)}
              </th>
            ))}
            <th scope="col">{t("calls.connectRate")}</th>
            <th scope="col">{t("calls.averageTalk")}</th>
          </tr>
        </thead>
        <tbody>
          {lines[by]().map(({ key, name, to, figures }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>
                <DrillButton what={name} to={to}>
                  {figures.total}
                </DrillButton>
              </td>
              {CallOutcome.options.map((outcome) => (
                <td key={outcome} data-kind={figures[outcome] > 0 ? outcome : undefined}>
                  {figures[outcome] === 0 ? (
                    0
                  ) : (
                    <DrillButton what={`${name}, ${t(`callOutcome.${outcome}`)}`} to={{ ...to, outcome }}>
                      {figures[outcome]}
                    </DrillButton>
                  )}
                </td>
              ))}
              <td>{percent(figures.connectRatePercent / 100, i18n.language)}</td>
              <td>{figures.connected === 0 ? "—" : duration(figures.averageTalkSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
