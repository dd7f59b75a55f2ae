import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Company } from "../../../../../../contracts/company.ts";
import type { CompanyColumn } from "../../../../../../contracts/companyFilter.ts";
import type { CompanyId } from "../../../../../../contracts/ids.ts";
import { useLayout } from "../../../shell/useLayout.ts";
import { companyColumns } from "../../../state/companyColumns.ts";
import { useStore } from "../../../state/store.ts";
import { companyRowHeight } from "../../../theme.ts";
import { useCompanyWords } from "../useCompanyWords.ts";
import classes from "./CompanyTable.module.css";

interface CompanyTableProps {
  readonly companies: readonly Company[];
  readonly selected: CompanyId | undefined;
  readonly onEnd: () => void;
}

const rowsBeforeEnd = 15;
const onPhone: readonly CompanyColumn[] = ["phone"];

/** Only the rows in sight are drawn, however many there are. */
export function CompanyTable({ companies, selected, onEnd }: CompanyTableProps) {
  const { t } = useTranslation();
  const words = useCompanyWords();
  const chosen = useStore(companyColumns, (columns) => columns);
  const columns = useLayout() === "phone" ? onPhone : chosen;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: companies.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => companyRowHeight,
    overscan: 16,
  });
  const items = rows.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= companies.length - rowsBeforeEnd;
  useEffect(() => {
    if (nearEnd) onEnd();
  }, [nearEnd, companies.length, onEnd]);

  const grid: CSSProperties & Record<"--columns", string> = { "--columns": String(columns.length) };
  return (
    <div ref={scroller} className={classes.scroller}>
      <table aria-label={t("companies.title")} className={classes.table} style={grid}>
        <thead className={classes.head}>
          <tr className={classes.headRow}>
            <th scope="col">{t("companies.field.name")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`companies.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.rows} style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const company = companies[index];
            if (!company) return null;
            return (
              <tr
                key={company.id}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
                data-selected={company.id === selected || undefined}
              >
                <td className={classes.name}>
                  <Link
                    to="/companies/$companyId"
                    params={{ companyId: company.id }}
                    search={(now) => now}
                    className={classes.link}
                    onKeyDown={walk}
                    aria-current={company.id === selected ? "true" : undefined}
                  >
                    {company.name}
                  </Link>
                </td>
                {columns.map((column) => (
                  <td key={column} className={classes.cell} title={words(company, column)}>
                    {words(company, column)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The arrow keys go from company to company. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const links = [...(event.currentTarget.closest("tbody")?.querySelectorAll("a") ?? [])].toSorted(
    (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
  );
  links[links.findIndex((link) => link === document.activeElement) + step]?.focus();
}
