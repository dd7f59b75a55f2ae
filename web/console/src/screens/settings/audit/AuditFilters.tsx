import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { AuditAction } from "../../../../../../contracts/audit.ts";
import { auditedOperators } from "../../../queries/audit.ts";
import classes from "./AuditScreen.module.css";
import { AuditSearch } from "./auditSearch.ts";

interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly onChange: (change: Partial<AuditSearch>) => void;
}

/** A field that is emptied leaves the address; what does not fit is left out of it by its schema. */
export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const { t } = useTranslation();
  const { data: operators = [] } = useQuery(auditedOperators());
  const entity = useRef<HTMLInputElement>(null);
  const applyEntity = () => {
    const typed = entity.current?.value.trim() ?? "";
    if (typed !== (search.entity ?? "")) change("entity", typed);
  };
  const change = (name: keyof AuditSearch, value: string) =>
    onChange({ [name]: undefined, ...(value && AuditSearch.parse({ [name]: value })) });
  const filtered = Object.values(search).some((value) => value !== undefined);

  return (
    <form
      className={classes.filters}
      aria-label={t("audit.filters")}
      onSubmit={(event) => {
        event.preventDefault();
        applyEntity();
      }}
    >
      <NativeSelect
        label={t("audit.who")}
        value={search.operator ?? ""}
        onChange={(event) => change("operator", event.currentTarget.value)}
        data={[
          { value: "", label: t("audit.anybody") },
          ...operators.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={t("audit.what")}
        value={search.action ?? ""}
        onChange={(event) => change("action", event.currentTarget.value)}
        data={[
          { value: "", label: t("audit.anything") },
          ...AuditAction.options.map((value) => ({ value, label: t(`audit.action.${value}`) })),
        ]}
      />
      <TextInput
        label={t("audit.entity")}
        placeholder="con_…"
        key={search.entity}
        ref={entity}
        defaultValue={search.entity}
        onBlur={applyEntity}
      />
      <TextInput
        type="date"
        label={t("audit.from")}
        value={search.from ?? ""}
        max={search.to}
        onChange={(event) => change("from", event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t("audit.to")}
        value={search.to ?? ""}
        min={search.from}
        onChange={(event) => change("to", event.currentTarget.value)}
      />
      {filtered && (
        <Button
          variant="subtle"
          onClick={() =>
            onChange({ operator: undefined, action: undefined, entity: undefined, from: undefined, to: undefined })
          }
        >
          {t("audit.reset")}
        </Button>
      )}
    </form>
  );
}
