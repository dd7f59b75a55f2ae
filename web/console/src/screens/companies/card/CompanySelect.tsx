import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listCompanies } from "../../../../../../contracts/endpoints/companies.ts";
import { CompanyId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";

const TYPING_PAUSE_MS = 200;

interface CompanySelectProps {
  readonly label: string;
  readonly value: CompanyId | null;
  /** What the chosen one is called. */
  readonly name: string | null;
  /** One that is not offered. */
  readonly without?: CompanyId;
  readonly disabled?: boolean;
  readonly onChange: (companyId: CompanyId | null, name: string | null) => void;
}

/** One of many companies, which the server finds by what is typed. */
export function CompanySelect({ label, value, name, without, disabled = false, onChange }: CompanySelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed === name ? "" : typed, TYPING_PAUSE_MS);
  const { data } = useQuery({
    queryKey: ["companies", "list", "offered", search],
    queryFn: ({ signal }) => call(listCompanies, { query: { ...(search && { search }), limit: 20 }, signal }),
    placeholderData: keepPreviousData,
    enabled: !disabled,
  });
  const found = (data?.companies ?? []).filter(({ id }) => id !== without && id !== value);
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={t("companies.none")}
      searchable
      clearable
      disabled={disabled}
      filter={({ options }) => options}
      nothingFoundMessage={t("list.nothingFound")}
      value={value}
      onSearchChange={setTyped}
      onChange={(chosen, option) => onChange(CompanyId.safeParse(chosen).data ?? null, option?.label ?? null)}
      data={[
        ...(value === null ? [] : [{ value, label: name ?? "" }]),
        ...found.map((company) => ({ value: company.id, label: company.name })),
      ]}
    />
  );
}
