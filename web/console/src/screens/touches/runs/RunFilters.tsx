import { Button, NativeSelect, Pill } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RunOutcome, RunStatus } from "../../../../../../contracts/touchRun.ts";
import type { RunFilter } from "../../../../../../contracts/endpoints/touchRuns.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import { contact } from "../../../queries/records.ts";
import { everySequence, sequence as sequenceQuery, touchRunCounts } from "../../../queries/touches.ts";
import { TouchesSearch } from "../touchesSearch.ts";
import { useStepName } from "../useStepName.ts";
import { useTouchesPlace } from "../useTouchesPlace.ts";
import classes from "./Runs.module.css";

const NO_CONTACT = "ctc_00000000";
const NO_SEQUENCE = "seq_00000000";

/** What narrows the runs, each choice with how many it would leave. */
export function RunFilters({ filter }: { readonly filter: RunFilter }) {
  const { t, i18n } = useTranslation();
  const { narrow } = useTouchesPlace();
  const stepName = useStepName(filter.sequenceId);
  const { sequenceId, version, status, outcome, stepId, contactId } = filter;
  const { data: sequences = [] } = useQuery(everySequence());
  const { data: counts } = useQuery(touchRunCounts(filter));
  const { data: about } = useQuery({
    ...sequenceQuery(sequenceId ?? NO_SEQUENCE),
    enabled: sequenceId !== undefined,
  });
  const { data: person } = useQuery({ ...contact(contactId ?? NO_CONTACT), enabled: contactId !== undefined });
  const change = (name: keyof TouchesSearch, value: string | number) =>
    narrow({ [name]: undefined, ...(value && TouchesSearch.parse({ [name]: value })) });
  const counted = (label: string, count: number | undefined) =>
    count === undefined ? label : `${label} (${wholeNumber(count, i18n.language)})`;
  const stepIds = [...new Set([...Object.keys(counts?.steps ?? {}), ...(stepId ? [stepId] : [])])];
  return (
    <form
      className={classes.filters}
      aria-label={t("touches.runs.filters")}
      onSubmit={(event) => event.preventDefault()}
    >
      <NativeSelect
        aria-label={t("touches.runs.sequence")}
        value={sequenceId ?? ""}
        onChange={(event) => {
          narrow({
            version: undefined,
            step: undefined,
            sequence: TouchesSearch.parse({ sequence: event.currentTarget.value }).sequence,
          });
        }}
        data={[
          { value: "", label: t("touches.runs.anySequence") },
          ...sequences.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {about && about.versions.length > 1 && (
        <NativeSelect
          aria-label={t("touches.runs.version")}
          value={version === undefined ? "" : String(version)}
          onChange={(event) => change("version", Number(event.currentTarget.value))}
          data={[
            { value: "", label: t("touches.runs.anyVersion") },
            ...about.versions.map((one) => ({
              value: String(one.version),
              label: t("touches.versionShort", { version: one.version }),
            })),
          ]}
        />
      )}
      <NativeSelect
        aria-label={t("touches.runs.status")}
        value={status ?? ""}
        onChange={(event) => change("standing", event.currentTarget.value)}
        data={[
          { value: "", label: t("touches.runs.anyStatus") },
          ...RunStatus.options.map((value) => ({
            value,
            label: counted(t(`touches.runStatus.${value}`), counts?.statuses[value]),
          })),
        ]}
      />
      <NativeSelect
        aria-label={t("touches.runs.outcome")}
        value={outcome ?? ""}
        onChange={(event) => change("ending", event.currentTarget.value)}
        data={[
          { value: "", label: t("touches.runs.anyOutcome") },
          ...RunOutcome.options.map((value) => ({
            value,
            label: counted(t(`touches.outcome.${value}`), counts?.outcomes[value]),
          })),
        ]}
      />
      {sequenceId && stepIds.length > 0 && (
        <NativeSelect
          aria-label={t("touches.runs.step")}
          value={stepId ?? ""}
          onChange={(event) => change("step", event.currentTarget.value)}
          data={[
            { value: "", label: t("touches.runs.anyStep") },
            ...stepIds.map((value) => ({ value, label: counted(stepName(value), counts?.steps[value]) })),
          ]}
        />
      )}
      {contactId && (
        <Pill
          withRemoveButton
          removeButtonProps={{ "aria-label": t("touches.runs.anyContact"), "aria-hidden": false, tabIndex: 0 }}
          onRemove={() => narrow({ person: undefined })}
        >
          {person?.name ?? contactId}
        </Pill>
      )}
      {Object.keys(filter).length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() =>
            narrow({
              sequence: undefined,
              version: undefined,
              standing: undefined,
              ending: undefined,
              step: undefined,
              person: undefined,
            })
          }
        >
          {t("touches.runs.clear")}
        </Button>
      )}
    </form>
  );
}
