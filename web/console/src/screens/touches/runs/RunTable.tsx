import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TouchRun } from "../../../../../../contracts/touchRun.ts";
import { ChannelBadge } from "../../../channels/ChannelBadge.tsx";
import { listTime } from "../../../format/dates.ts";
import { touchRunRowHeight } from "../../../theme.ts";
import { RunState } from "../RunState.tsx";
import { useRunWords } from "../useRunWords.ts";
import classes from "./Runs.module.css";

const rowsBeforeEnd = 15;
const columns = ["contact", "sequence", "state", "due", "started"] as const;

interface RunTableProps {
  readonly runs: readonly TouchRun[];
  readonly onEnd: () => void;
}

/** Only the rows in sight are drawn, however many there are. */
export function RunTable({ runs, onEnd }: RunTableProps) {
  const { t, i18n } = useTranslation();
  const words = useRunWords();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => touchRunRowHeight,
    overscan: 16,
  });
  const items = rows.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= runs.length - rowsBeforeEnd;
  useEffect(() => {
    if (nearEnd) onEnd();
  }, [nearEnd, runs.length, onEnd]);
  return (
    <div ref={scroller} className={classes.scroller}>
      <table className={classes.table} aria-label={t("touches.tab.runs")}>
        <thead className={classes.head}>
          <tr className={classes.headRow}>
            {columns.map((column) => (
              <th key={column} scope="col" className={classes[column]}>
                {t(`touches.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.rows} style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const run = runs[index];
            if (!run) return null;
            return (
              <tr key={run.id} className={classes.row} style={{ transform: `translateY(${start}px)` }}>
                <td className={classes.contact}>
                  {run.channelKind && <ChannelBadge kind={run.channelKind} />}
                  <Link
                    to="/touches/runs/$touchRunId"
                    params={{ touchRunId: run.id }}
                    className={classes.link}
                    onKeyDown={walk}
                  >
                    {run.contactName}
                  </Link>
                </td>
                <td className={classes.sequence}>
                  {run.sequenceName}{" "}
                  <span className={classes.quiet}>{t("touches.versionShort", { version: run.version })}</span>
                </td>
                <td className={classes.state}>
                  <RunState run={run} />
                </td>
                <td className={classes.due}>{words.due(run)}</td>
                <td className={classes.started}>
                  <time dateTime={run.startedAt}>{listTime(run.startedAt, i18n.language)}</time>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The arrow keys go from run to run. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const links = [...(event.currentTarget.closest("tbody")?.querySelectorAll("a") ?? [])].toSorted(
    (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
  );
  links[links.findIndex((link) => link === document.activeElement) + step]?.focus();
}
