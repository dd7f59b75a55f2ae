import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Call } from "../../../../../contracts/call.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { callRowHeight, callRowHeightOnPhone } from "../../theme.ts";
import { CallRow } from "./CallRow.tsx";
import classes from "./CallRows.module.css";

interface CallRowsProps {
  readonly calls: readonly Call[];
  readonly hasMore: boolean;
  readonly opened: Call["id"] | undefined;
  readonly onOpen: (id: Call["id"]) => void;
  readonly onEnd: () => void;
}

const rowsBeforeEnd = 10;

/** A table of which only the rows in sight are drawn. Arrows go from row to row. */
export function CallRows({ calls, hasMore, opened, onOpen, onEnd }: CallRowsProps) {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  const height = phone ? callRowHeightOnPhone : callRowHeight;
  const scroller = useRef<HTMLTableSectionElement>(null);
  const rows = useVirtualizer({
    count: calls.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const items = rows.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= calls.length - rowsBeforeEnd;
  useEffect(() => {
    if (nearEnd) onEnd();
  }, [nearEnd, calls.length, onEnd]);
  useEffect(() => rows.measure(), [height, rows]);

  const walk = (index: number, event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const to = index + step;
    if (step === 0 || to < 0 || to >= calls.length) return;
    event.preventDefault();
    rows.scrollToIndex(to);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"] button`)?.focus());
  };
  const columns = [
    "when",
    "operator",
    "whom",
    "number",
    "outcome",
    "duration",
    "direction",
    "method",
    "source",
  ] as const;
  return (
    <table className={classes.table} aria-label={t("calls.log")} aria-rowcount={hasMore ? -1 : calls.length + 1}>
      <thead className={classes.headGroup}>
        <tr className={classes.head} aria-rowindex={1}>
          {columns.map((column) => (
            <th key={column} scope="col" className={classes[column]}>
              {t(`calls.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={scroller} className={classes.scroller}>
        {items.map(({ index, start }) => {
          const call = calls[index];
          if (!call) return null;
          return (
            <CallRow
              key={call.id}
              call={call}
              index={index}
              start={start}
              height={height}
              isOpened={call.id === opened}
              onOpen={onOpen}
              onKeyDown={walk}
            />
          );
        })}
        <tr aria-hidden className={classes.rows} style={{ height: rows.getTotalSize() }} />
      </tbody>
    </table>
  );
}
