import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TouchRun } from "../../../../../../contracts/touchRun.ts";
import { ChannelBadge } from "../../../channels/ChannelBadge.tsx";
import { listTime } from "../../../format/dates.ts";
import { VirtualTable } from "../../../parts/VirtualTable.tsx";
import table from "../../../parts/VirtualTable.module.css";
import { useLayout } from "../../../shell/useLayout.ts";
import { tableRowHeight, tableRowHeightOnPhone } from "../../../theme.ts";
import { RunState } from "../RunState.tsx";
import { useRunWords } from "../useRunWords.ts";
import classes from "./Runs.module.css";

interface RunTableProps {
  readonly runs: readonly TouchRun[];
  readonly onEnd: () => void;
}

/** Runs with whom they are for and where they stand; on a phone in two lines each. */
export function RunTable({ runs, onEnd }: RunTableProps) {
  const { t, i18n } = useTranslation();
  const words = useRunWords();
  const isPhone = useLayout() === "phone";
  const column = (
    key: "contact" | "sequence" | "state" | "due" | "started",
    track: string,
    cell: (run: TouchRun) => ReactNode,
  ) => ({ key, title: t(`touches.column.${key}`), track, cell });
  const sequence = ({ sequenceName, version }: TouchRun) => (
    <>
      {sequenceName} <span className={classes.quiet}>{t("touches.versionShort", { version })}</span>
    </>
  );
  const columns = isPhone
    ? [
        column("contact", "minmax(0, 1fr)", (run) => (
          <>
            {contactOf(run)}
            <div className={classes.second}>{run.sequenceName}</div>
          </>
        )),
        column("state", "auto", (run) => (
          <>
            <RunState run={run} />
            <div className={classes.second}>{words.due(run) || listTime(run.startedAt, i18n.language)}</div>
          </>
        )),
      ]
    : [
        column("contact", "minmax(10em, 2fr)", contactOf),
        column("sequence", "minmax(10em, 2fr)", sequence),
        column("state", "minmax(10em, 1.5fr)", stateOf),
        column("due", "minmax(6em, 1fr)", (run) => words.due(run)),
        column("started", "minmax(6em, 1fr)", ({ startedAt }) => (
          <time dateTime={startedAt}>{listTime(startedAt, i18n.language)}</time>
        )),
      ];
  return (
    <VirtualTable
      label={t("touches.tab.runs")}
      rows={runs}
      keyOf={({ id }) => id}
      rowHeight={isPhone ? tableRowHeightOnPhone : tableRowHeight}
      columns={columns}
      onEnd={onEnd}
    />
  );
}

const contactOf = ({ id: touchRunId, channelKind, contactName }: TouchRun) => (
  <span className={classes.contact}>
    {channelKind && <ChannelBadge kind={channelKind} />}
    <Link to="/touches/runs/$touchRunId" params={{ touchRunId }} className={table.link}>
      {contactName}
    </Link>
  </span>
);

const stateOf = (run: TouchRun) => <RunState run={run} />;
