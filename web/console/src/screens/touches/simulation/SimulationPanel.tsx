import { Button, NumberInput, Progress, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { startSimulation, stopSimulation } from "../../../../../../contracts/endpoints/sequences.ts";
import type { SequenceId, SimulationId } from "../../../../../../contracts/ids.ts";
import type { SequenceDefinition } from "../../../../../../contracts/sequence.ts";
import type { SimulationOver, SimulationReport } from "../../../../../../contracts/simulation.ts";
import { call } from "../../../api/call.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import { Refusal } from "../../../parts/Refusal.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { queryClient } from "../../../queries/queryClient.ts";
import { simulation as simulationQuery } from "../../../queries/touches.ts";
import { freshKey } from "../../../state/freshKey.ts";
import { icon } from "../../../theme.ts";
import type { DraftProblem } from "../constructor/problems.ts";
import { Report } from "./Report.tsx";

const DAYS_OF_PAST_MAX = 90;
const DAYS_MAX = 366;
const CONTACTS_MAX = 10_000;
const PERCENT = 100;

interface SimulationPanelProps {
  readonly sequenceId: SequenceId;
  readonly definition: SequenceDefinition;
  readonly problems: readonly DraftProblem[];
  /** What came out, for the canvas. */
  readonly onReport: (report: SimulationReport | null) => void;
}

/** Tries what is drawn, saved or not, on contacts of the past or on invented ones. Nothing is sent. */
export function SimulationPanel({ sequenceId, definition, problems, onReport }: SimulationPanelProps) {
  const { t, i18n } = useTranslation();
  const [kind, setKind] = useState<SimulationOver["kind"]>("synthetic");
  const [contacts, setContacts] = useState<number | string>(1_000);
  const [days, setDays] = useState<number | string>(30);
  const [replies, setReplies] = useState<number | string>(20);
  const [id, setId] = useState<SimulationId>();
  const over = overOf(kind, contacts, days, replies);
  const start = useMutation({
    mutationFn: (chosen: SimulationOver) =>
      call(startSimulation, { params: { sequenceId }, body: { clientKey: freshKey(), definition, over: chosen } }),
    onSuccess: (started) => {
      queryClient.setQueryData(simulationQuery(started.id).queryKey, started);
      setId(started.id);
    },
  });
  const { data, error, refetch } = useQuery({
    ...simulationQuery(id ?? "sim_00000000"),
    enabled: id !== undefined,
  });
  const stop = useMutation({
    mutationFn: (simulationId: SimulationId) => call(stopSimulation, { params: { simulationId } }),
    onSuccess: (stopped) => queryClient.setQueryData(simulationQuery(stopped.id).queryKey, stopped),
  });
  const report = data?.report ?? null;
  const tell = useEffectEvent(onReport);
  useEffect(() => tell(report), [report]);
  const isRunning = start.isPending || data?.status === "running";
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t("touches.simulation.lead")}
      </Text>
      <Refusal of={start} />
      <SegmentedControl
        aria-label={t("touches.simulation.whom")}
        value={kind}
        onChange={setKind}
        data={(["synthetic", "past"] as const).map((value) => ({ value, label: t(`touches.simulation.${value}`) }))}
      />
      <NumberInput
        label={t(kind === "past" ? "touches.simulation.contactsMax" : "touches.simulation.contacts")}
        min={1}
        max={CONTACTS_MAX}
        allowDecimal={false}
        thousandSeparator=" "
        value={contacts}
        onChange={setContacts}
      />
      <NumberInput
        label={t(kind === "past" ? "touches.simulation.daysOfPast" : "touches.simulation.days")}
        min={1}
        max={kind === "past" ? DAYS_OF_PAST_MAX : DAYS_MAX}
        allowDecimal={false}
        value={days}
        onChange={setDays}
      />
      {kind === "synthetic" && (
        <NumberInput
          label={t("touches.simulation.replies")}
          min={0}
          max={PERCENT}
          allowDecimal={false}
          suffix=" %"
          value={replies}
          onChange={setReplies}
        />
      )}
      {problems.length > 0 && (
        <Text size="sm" c="var(--bad)">
          {t("touches.simulation.cannot", { count: problems.length })}
        </Text>
      )}
      {isRunning ? (
        <>
          <Progress
            value={data && data.of > 0 ? (data.done / data.of) * PERCENT : 0}
            animated
            aria-label={t("touches.simulation.progress")}
          />
          <Text size="sm" c="dimmed" component="output">
            {t("touches.simulation.doneOf", {
              done: wholeNumber(data?.done ?? 0, i18n.language),
              of: wholeNumber(data?.of ?? 0, i18n.language),
            })}
          </Text>
          <Button
            variant="default"
            leftSection={<IconPlayerStop {...icon} aria-hidden />}
            loading={stop.isPending}
            disabled={id === undefined}
            onClick={() => id && stop.mutate(id)}
          >
            {t("touches.simulation.stop")}
          </Button>
        </>
      ) : (
        <Button
          leftSection={<IconPlayerPlay {...icon} aria-hidden />}
          disabled={over === undefined || problems.length > 0}
          onClick={() => over && start.mutate(over)}
        >
          {t("touches.simulation.play")}
        </Button>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.status === "failed" && (
        <Text size="sm" c="var(--bad)" role="alert">
          {t("touches.simulation.failed")}
        </Text>
      )}
      {data?.status === "stopped" && (
        <Text size="sm" c="dimmed">
          {t("touches.simulation.stopped")}
        </Text>
      )}
      {data && report && <Report report={report} definition={data.definition} />}
    </Stack>
  );
}

function overOf(
  kind: SimulationOver["kind"],
  contacts: number | string,
  days: number | string,
  replies: number | string,
): SimulationOver | undefined {
  if (typeof contacts !== "number" || typeof days !== "number") return undefined;
  if (kind === "past")
    return days <= DAYS_OF_PAST_MAX
      ? { kind, days, contactsMax: contacts }
      : { kind, days: DAYS_OF_PAST_MAX, contactsMax: contacts };
  return typeof replies === "number" ? { kind, contacts, days, replies: replies / PERCENT, seed: 1 } : undefined;
}
