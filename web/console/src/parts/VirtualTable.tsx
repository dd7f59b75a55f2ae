import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import classes from "./VirtualTable.module.css";

interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** How wide it is, as a track of a grid. */
  readonly track: string;
  readonly cell: (row: Row) => ReactNode;
  /** What is said in full where the cell has no room. */
  readonly hint?: (row: Row) => string;
}

interface VirtualTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly rowHeight: number;
  /** The first one holds the link (`classes.link`) that the whole row opens. */
  readonly columns: readonly Column<Row>[];
  readonly isSelected?: (row: Row) => boolean;
  readonly onEnd: () => void;
}

const rowsBeforeEnd = 15;

/** Only the rows in sight are drawn, however many there are. */
export function VirtualTable<Row>({
  label,
  rows,
  keyOf,
  rowHeight,
  columns,
  isSelected,
  onEnd,
}: VirtualTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const drawn = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 16,
  });
  const items = drawn.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= rows.length - rowsBeforeEnd;
  useEffect(() => {
    if (nearEnd) onEnd();
  }, [nearEnd, rows.length, onEnd]);
  const gridTemplateColumns = columns.map(({ track }) => track).join(" ");
  return (
    <div ref={scroller} className={classes.scroller}>
      <table aria-label={label} className={classes.table}>
        <thead className={classes.head}>
          <tr className={classes.headRow} style={{ gridTemplateColumns }}>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of the links inside */}
        <tbody className={classes.rows} style={{ height: drawn.getTotalSize() }} onKeyDown={walk}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <tr
                  key={keyOf(row)}
                  className={classes.row}
                  style={{ gridTemplateColumns, height: rowHeight, transform: `translateY(${start}px)` }}
                  data-selected={isSelected?.(row) || undefined}
                >
                  {columns.map(({ key, cell, hint }) => (
                    <td key={key} title={hint?.(row)}>
                      {cell(row)}
                    </td>
                  ))}
                </tr>
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The arrow keys go from row to row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const links = [...event.currentTarget.querySelectorAll("a")].toSorted(
    (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
  );
  links[links.findIndex((link) => link === document.activeElement) + step]?.focus();
}
