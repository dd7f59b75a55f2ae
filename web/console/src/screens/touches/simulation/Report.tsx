import { Accordion } from "@mantine/core";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import type { SequenceDefinition } from "../../../../../../contracts/sequence.ts";
import type { SimulationReport } from "../../../../../../contracts/simulation.ts";
import { RunOutcome } from "../../../../../../contracts/touchRun.ts";
import { shortMoment } from "../../../format/dates.ts";
import { secondsInWords, wholeNumber } from "../../../format/numbers.ts";
import { RunLines } from "../RunLines.tsx";
import { useWhyWords } from "../useWhyWords.ts";
import classes from "./Report.module.css";

/** Charts are large, and nobody else needs them. */
const SendsPerDay = lazy(async () => ({ default: (await import("./SendsPerDay.tsx")).SendsPerDay }));

const RUNS_SHOWN = 50;

interface ReportProps {
  readonly report: SimulationReport;
  readonly definition: SequenceDefinition;
}

/** What would have happened: how many would begin and hear something, what is not done and why, and the runs one by one. */
export function Report({ report, definition }: ReportProps) {
  const { t, i18n } = useTranslation();
  const why = useWhyWords();
  const number = (value: number) => wholeNumber(value, i18n.language);
  const outcomes = RunOutcome.options.flatMap((outcome) => {
    const count = report.outcomes[outcome] ?? 0;
    return count > 0 ? [{ name: t(`touches.outcome.${outcome}`), count }] : [];
  });
  const ended = outcomes.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className={classes.report} aria-label={t("touches.simulation.report")}>
      <dl className={classes.figures}>
        <Figure name={t("touches.simulation.contactsSeen")} value={number(report.contacts)} />
        <Figure name={t("touches.simulation.began")} value={number(report.began)} />
        <Figure name={t("touches.simulation.sends")} value={number(report.sends)} />
      </dl>
      <p className={classes.quiet}>
        {report.began === 0
          ? t("touches.simulation.nobodyBegan")
          : t("touches.simulation.took", { time: secondsInWords(report.tookMs, i18n.language) })}
      </p>
      {report.perDay.length > 0 && (
        <Suspense fallback={<div className={classes.chart} />}>
          <SendsPerDay perDay={report.perDay} />
        </Suspense>
      )}
      <Counts
        title={t("touches.simulation.outcomes")}
        counts={[
          ...outcomes,
          ...(report.began > ended ? [{ name: t("touches.simulation.goingOn"), count: report.began - ended }] : []),
        ]}
      />
      <Counts
        title={t("touches.simulation.skipped")}
        counts={Object.entries(report.skipped).map(([code, count]) => ({ name: why(code), count }))}
      />
      <Counts
        title={t("touches.simulation.held")}
        counts={Object.entries(report.held).map(([code, count]) => ({ name: why(code), count }))}
      />
      {report.runs.length > 0 && (
        <>
          <h3 className={classes.title}>
            {t("touches.simulation.runs", { count: Math.min(RUNS_SHOWN, report.runs.length) })}
          </h3>
          <Accordion variant="separated" chevronPosition="left">
            {report.runs.slice(0, RUNS_SHOWN).map((run, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- invented contacts have no other name than their place
              <Accordion.Item key={place} value={String(place)}>
                <Accordion.Control>
                  <span className={classes.run}>
                    <span>{run.contactName}</span>
                    <span className={classes.quiet}>
                      {shortMoment(new Date(run.startedAtMs).toISOString(), i18n.language)}
                      {" · "}
                      {run.outcome === null ? t("touches.simulation.goingOn") : t(`touches.outcome.${run.outcome}`)}
                    </span>
                  </span>
                </Accordion.Control>
                <Accordion.Panel>
                  <RunLines lines={run.lines} definition={definition} />
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        </>
      )}
    </section>
  );
}

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div className={classes.figure}>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

interface CountsProps {
  readonly title: string;
  readonly counts: readonly { readonly name: string; readonly count: number }[];
}

function Counts({ title, counts }: CountsProps) {
  const { i18n } = useTranslation();
  if (counts.length === 0) return null;
  return (
    <div>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.counts}>
        {counts
          .toSorted((one, other) => other.count - one.count)
          .map(({ name, count }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{wholeNumber(count, i18n.language)}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
