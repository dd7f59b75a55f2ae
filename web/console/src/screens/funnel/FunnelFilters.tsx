import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Pipeline } from "../../../../../contracts/funnel.ts";
import { OperatorId, PipelineId } from "../../../../../contracts/ids.ts";
import { LinkButton } from "../../parts/LinkButton.tsx";
import { callers } from "../../queries/callStatistics.ts";
import { useMay, useOperator } from "../../shell/useOperator.ts";
import classes from "../calls/CallFilters.module.css";
import { useFunnelPlace } from "./useFunnelPlace.ts";

const typingPauseMs = 250;

interface FunnelFiltersProps {
  readonly pipelines: readonly Pipeline[];
  readonly pipeline: Pipeline;
}

/** Which pipeline, and whose appeals of it. */
export function FunnelFilters({ pipelines, pipeline }: FunnelFiltersProps) {
  const { t } = useTranslation();
  const me = useOperator();
  const maySettle = useMay("settings.manage");
  const mayCall = useMay("calls.read");
  const { search, narrow } = useFunnelPlace();
  const { data } = useQuery({ ...callers(), enabled: mayCall });
  const seek = useDebouncedCallback((words: string) => narrow({ search: words || undefined }), typingPauseMs);
  const others = (data?.operators ?? []).filter(({ id }) => id !== me?.id);
  return (
    <form className={classes.filters} aria-label={t("funnel.title")} onSubmit={(event) => event.preventDefault()}>
      {pipelines.length > 1 && (
        <NativeSelect
          aria-label={t("funnel.pipeline")}
          value={pipeline.id}
          onChange={(event) => narrow({ pipeline: PipelineId.parse(event.currentTarget.value) })}
          data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {search.view === undefined ? (
        <>
          <TextInput
            type="search"
            aria-label={t("funnel.search")}
            placeholder={t("funnel.search")}
            defaultValue={search.search}
            onChange={(event) => seek(event.currentTarget.value)}
          />
          <NativeSelect
            aria-label={t("funnel.assignee")}
            value={search.assignee ?? ""}
            onChange={(event) => narrow({ assignee: OperatorId.safeParse(event.currentTarget.value).data })}
            data={[
              { value: "", label: t("funnel.anybody") },
              ...(me ? [{ value: me.id, label: t("funnel.mine") }] : []),
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Checkbox
            label={t("funnel.closed")}
            checked={search.closed ?? false}
            onChange={(event) => narrow({ closed: event.currentTarget.checked || undefined })}
          />
        </>
      ) : (
        <NativeSelect
          aria-label={t("funnel.period")}
          value={search.days ?? 30}
          onChange={(event) => narrow({ days: longer.find((days) => String(days) === event.currentTarget.value) })}
          data={[7, 30, 90, 365].map((number) => ({ value: String(number), label: t("funnel.days", { number }) }))}
        />
      )}
      {maySettle && (
        <LinkButton to="/settings/pipelines" variant="subtle">
          {t("funnel.settings")}
        </LinkButton>
      )}
    </form>
  );
}

const longer = [7, 90, 365] as const;
