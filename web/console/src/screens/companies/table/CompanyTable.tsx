import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Company } from "../../../../../../contracts/company.ts";
import type { CompanyColumn } from "../../../../../../contracts/companyFilter.ts";
import type { CompanyId } from "../../../../../../contracts/ids.ts";
import { VirtualTable } from "../../../parts/VirtualTable.tsx";
import table from "../../../parts/VirtualTable.module.css";
import { useLayout } from "../../../shell/useLayout.ts";
import { companyColumns } from "../../../state/companyColumns.ts";
import { useStore } from "../../../state/store.ts";
import { tableRowHeight } from "../../../theme.ts";
import { useCompanyWords } from "../useCompanyWords.ts";

interface CompanyTableProps {
  readonly companies: readonly Company[];
  readonly selected: CompanyId | undefined;
  readonly onEnd: () => void;
}

const onPhone: readonly CompanyColumn[] = ["phone"];

/** Companies with the columns that were chosen; on a phone with how to call them. */
export function CompanyTable({ companies, selected, onEnd }: CompanyTableProps) {
  const { t } = useTranslation();
  const words = useCompanyWords();
  const chosen = useStore(companyColumns, (columns) => columns);
  const isPhone = useLayout() === "phone";
  const name = {
    key: "name",
    title: t("companies.field.name"),
    track: isPhone ? "minmax(0, 1fr)" : "minmax(14em, 2fr)",
    cell: linkTo(selected),
  };
  const others = (isPhone ? onPhone : chosen).map((column) => ({
    key: column,
    title: t(`companies.column.${column}`),
    track: isPhone ? "auto" : "minmax(7em, 1fr)",
    cell: (company: Company) => words(company, column),
    hint: (company: Company) => words(company, column),
  }));
  return (
    <VirtualTable
      label={t("companies.title")}
      rows={companies}
      keyOf={({ id }) => id}
      rowHeight={tableRowHeight}
      columns={[name, ...others]}
      isSelected={({ id }) => id === selected}
      onEnd={onEnd}
    />
  );
}

const linkTo = (selected: CompanyId | undefined) => (company: Company) => (
  <Link
    to="/companies/$companyId"
    params={{ companyId: company.id }}
    search={(now) => now}
    className={table.link}
    aria-current={company.id === selected ? "true" : undefined}
  >
    {company.name}
  </Link>
);
