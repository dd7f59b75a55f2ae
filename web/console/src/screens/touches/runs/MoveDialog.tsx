import { Button, Modal, NativeSelect, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SequenceVersion } from "../../../../../../contracts/endpoints/sequences.ts";
import { moveRuns } from "../../../../../../contracts/endpoints/touchRuns.ts";
import type { RunFilter } from "../../../../../../contracts/endpoints/touchRuns.ts";
import type { SequenceId } from "../../../../../../contracts/ids.ts";
import type { StepId } from "../../../../../../contracts/sequence.ts";
import { call } from "../../../api/call.ts";
import { Later } from "../../../parts/Later.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { movePreview, sequenceVersion } from "../../../queries/touches.ts";
import { useStepName } from "../useStepName.ts";
import { useStepWords } from "../useStepWords.ts";
import { HowFar } from "./HowFar.tsx";
import { useManyRuns, wentThrough } from "./useManyRuns.ts";

interface MoveDialogProps {
  readonly opened: boolean;
  readonly filter: RunFilter & { readonly sequenceId: SequenceId };
  /** The newest first. */
  readonly versions: readonly SequenceVersion[];
  readonly onClose: () => void;
}

export function MoveDialog({ opened, ...form }: MoveDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={form.onClose} title={t("touches.move.title")} size="lg">
      <MoveForm {...form} />
    </Modal>
  );
}

/** To which version, what becomes of the runs there, and where those go whose step is gone. */
function MoveForm({ filter, versions, onClose }: Omit<MoveDialogProps, "opened">) {
  const { t } = useTranslation();
  const words = useStepWords();
  const [toVersion, setToVersion] = useState(versions[0]?.version ?? 1);
  const [places, setPlaces] = useState<Readonly<Record<StepId, StepId>>>({});
  const preview = useQuery({ ...movePreview(filter, toVersion), staleTime: 0 });
  const target = useQuery(sequenceVersion(filter.sequenceId, toVersion));
  const nameOf = useStepName(filter.sequenceId);
  const [expected, setExpected] = useState(0);
  const { give, soFar, stop } = useManyRuns(async (before) => {
    const { moved, left, next } = await call(moveRuns, { body: { filter, toVersion, places, expected, before } });
    return { done: moved, left: { left }, next };
  });
  const steps = target.data?.definition.steps ?? [];
  if (give.isPending && soFar.next !== null) return <HowFar done={wentThrough(soFar)} of={expected} onStop={stop} />;
  if (give.data) {
    const stayed = expected - soFar.done;
    return (
      <Stack gap="md">
        <Text>{t("touches.move.done", { count: soFar.done, version: toVersion })}</Text>
        {stayed > 0 && <Text c="dimmed">{t("touches.move.left", { count: stayed })}</Text>}
        <Button onClick={onClose} data-autofocus>
          {t("action.close")}
        </Button>
      </Stack>
    );
  }
  const { data } = preview;
  const gone = data?.moves.filter(({ to }) => to === null) ?? [];
  const staying = data?.moves.filter(({ to }) => to !== null).reduce((sum, { runs }) => sum + runs, 0) ?? 0;
  return (
    <Stack gap="md">
      <Refusal of={give} />
      <NativeSelect
        label={t("touches.move.to")}
        value={String(toVersion)}
        onChange={(event) => {
          setToVersion(Number(event.currentTarget.value));
          setPlaces({});
        }}
        data={versions.map(({ version }) => ({
          value: String(version),
          label: t("touches.versionShort", { version }),
        }))}
      />
      {preview.error && !data && <Trouble error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && (
        <Later>
          <Skeleton height="4em" />
        </Later>
      )}
      {data?.count === 0 && <Text size="sm">{t("touches.move.nobody", { version: toVersion })}</Text>}
      {staying > 0 && <Text size="sm">{t("touches.move.staying", { count: staying })}</Text>}
      {gone.map(({ stepId, runs }) => (
        <NativeSelect
          key={stepId}
          label={t("touches.move.gone", { count: runs, step: nameOf(stepId) })}
          value={places[stepId] ?? ""}
          onChange={(event) => {
            const { [stepId]: _before, ...rest } = places;
            const to = event.currentTarget.value;
            setPlaces(to === "" ? rest : { ...rest, [stepId]: to });
          }}
          data={[
            { value: "", label: t("touches.move.stay") },
            ...steps.map((step) => ({ value: step.id, label: words.title(step) })),
          ]}
        />
      ))}
      <Button
        loading={give.isPending}
        disabled={data === undefined || data.count === 0}
        onClick={() => {
          setExpected(data?.count ?? 0);
          give.mutate();
        }}
      >
        {data ? t("touches.move.do", { count: data.count, version: toVersion }) : t("touches.move.action")}
      </Button>
    </Stack>
  );
}
