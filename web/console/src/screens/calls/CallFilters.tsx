import { Button, Checkbox, NativeSelect, Pill } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CallOutcome } from "../../../../../contracts/call.ts";
import { NOT_TOLD } from "../../../../../contracts/callStatistics.ts";
import { callers } from "../../queries/callStatistics.ts";
import classes from "./CallFilters.module.css";
import { CallsSearch } from "./callsSearch.ts";
import { PeriodInput } from "./PeriodInput.tsx";
import { useCallsPlace } from "./useCallsPlace.ts";

const narrowing = [
  "operatorId",
  "branchId",
  "outcome",
  "direction",
  "resolveMethod",
  "actionSource",
  "which",
] as const satisfies readonly (keyof CallsSearch)[];
const nothing: Partial<CallsSearch> = Object.fromEntries(narrowing.map((name) => [name, undefined]));

/** What narrows the list and the figures alike. What one came to by a figure of a split stands there as a tag. */
export function CallFilters() {
  const { t } = useTranslation();
  const { search, narrow } = useCallsPlace();
  const { data } = useQuery(callers());
  const isLog = search.tab === undefined;
  const change = (name: keyof CallsSearch, value: string) =>
    narrow({ [name]: undefined, ...(value && CallsSearch.parse({ [name]: value })) });
  const isNarrowed = narrowing.some((name) => search[name] !== undefined);

  return (
    <form className={classes.filters} aria-label={t("calls.filters")} onSubmit={(event) => event.preventDefault()}>
      <PeriodInput />
      <NativeSelect
        aria-label={t("calls.operator")}
        value={search.operatorId ?? ""}
        onChange={(event) => change("operatorId", event.currentTarget.value)}
        data={[
          { value: "", label: t("calls.anyOperator") },
          ...(data?.operators ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        aria-label={t("calls.branch")}
        value={search.branchId ?? ""}
        onChange={(event) => change("branchId", event.currentTarget.value)}
        data={[
          { value: "", label: t("calls.anyBranch") },
          ...(data?.branches ?? []).map(({ id, name }) => ({ value: id, label: name })),
          { value: NOT_TOLD, label: t("calls.noBranch") },
        ]}
      />
      <NativeSelect
        aria-label={t("calls.outcome")}
        value={search.outcome ?? ""}
        onChange={(event) => change("outcome", event.currentTarget.value)}
        data={[
          { value: "", label: t("calls.anyOutcome") },
          ...CallOutcome.options.map((value) => ({ value, label: t(`callOutcome.${value}`) })),
        ]}
      />
      {isLog && (
        <NativeSelect
          aria-label={t("calls.only")}
          value={search.which ?? ""}
          onChange={(event) => change("which", event.currentTarget.value)}
          data={[
            { value: "", label: t("calls.onlyAny") },
            { value: "counted", label: t("calls.onlyCounted") },
            { value: "live", label: t("calls.onlyLive") },
          ]}
        />
      )}
      <Checkbox
        label={t("callOutcome.unknown")}
        checked={search.outcome === "unknown"}
        onChange={(event) => narrow({ outcome: event.currentTarget.checked ? "unknown" : undefined })}
      />
      {search.direction && (
        <Tag name={t("calls.direction")} onRemove={() => narrow({ direction: undefined })}>
          {t(`callDirection.${search.direction}`)}
        </Tag>
      )}
      {search.resolveMethod && (
        <Tag name={t("calls.method")} onRemove={() => narrow({ resolveMethod: undefined })}>
          {t(`callMethod.${search.resolveMethod}`)}
        </Tag>
      )}
      {search.actionSource && (
        <Tag name={t("calls.source")} onRemove={() => narrow({ actionSource: undefined })}>
          {t(`callSource.${search.actionSource}`)}
        </Tag>
      )}
      {isNarrowed && (
        <Button variant="subtle" onClick={() => narrow(nothing)}>
          {t("calls.reset")}
        </Button>
      )}
    </form>
  );
}

interface TagProps {
  readonly name: string;
  readonly children: string;
  readonly onRemove: () => void;
}

function Tag({ name, children, onRemove }: TagProps) {
  const { t } = useTranslation();
  return (
    <Pill
      size="md"
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{ "aria-label": t("calls.removeFilter", { name }), "aria-hidden": false, tabIndex: 0 }}
    >
      {name}: {children}
    </Pill>
  );
}
