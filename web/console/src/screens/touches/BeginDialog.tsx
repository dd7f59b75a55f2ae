import { Button, SegmentedControl, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { beginRuns } from "../../../../../contracts/endpoints/sequences.ts";
import type { ContactSelection, Sequence } from "../../../../../contracts/endpoints/sequences.ts";
import { type FactQuery, always, conditionsOf } from "../../../../../contracts/factQuery.ts";
import type { ContactId } from "../../../../../contracts/ids.ts";
import { call } from "../../api/call.ts";
import { wholeNumber } from "../../format/numbers.ts";
import { Refusal } from "../../parts/Refusal.tsx";
import { countedContacts, refreshTouches } from "../../queries/touches.ts";
import { freshKey } from "../../state/freshKey.ts";
import { Dialog } from "../settings/structure/Dialog.tsx";
import { ContactSelect } from "./ContactSelect.tsx";
import { FactQueryEditor } from "./forms/FactQueryEditor.tsx";
import { useWhyWords } from "./useWhyWords.ts";

const TYPING_PAUSE_MS = 400;
const COUNTED_MAX = 100_000;

interface BeginDialogProps {
  /** Closed without. */
  readonly sequence: Sequence | undefined;
  readonly onClose: () => void;
}

export function BeginDialog({ sequence, onClose }: BeginDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={sequence ? t("touches.begin.title", { name: sequence.name }) : ""} onClose={onClose} wide>
      {sequence && <BeginForm sequence={sequence} onClose={onClose} />}
    </Dialog>
  );
}

/** One contact, or all who fit; and afterwards how many began and why others did not. */
function BeginForm({
  sequence: { id: sequenceId },
  onClose,
}: {
  readonly sequence: Sequence;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const why = useWhyWords();
  const [whom, setWhom] = useState<"ids" | "query">("ids");
  const [contactId, setContactId] = useState<ContactId | null>(null);
  const [where, setWhere] = useState<FactQuery>(always);
  const [settled] = useDebouncedValue(where, TYPING_PAUSE_MS);
  const isSaid = conditionsOf(settled).length > 0;
  const {
    data: fitting,
    isPlaceholderData,
    error,
  } = useQuery({ ...countedContacts(settled), enabled: whom === "query" && isSaid });
  const [clientKey] = useState(freshKey);
  const numberOf = (count: number) => wholeNumber(count, i18n.language) + (count >= COUNTED_MAX ? "+" : "");
  const selection = selectionOf();
  function selectionOf(): ContactSelection | undefined {
    if (whom === "ids") return contactId === null ? undefined : { kind: "ids", ids: [contactId] };
    // What is counted is what begins, and nothing else that was typed meanwhile.
    const isCounted = isSaid && settled === where && !isPlaceholderData;
    return isCounted && fitting && fitting.count > 0 ? { kind: "query", where: settled } : undefined;
  }
  const begin = useMutation({
    mutationFn: (chosen: ContactSelection) =>
      call(beginRuns, { params: { sequenceId }, body: { clientKey, selection: chosen } }),
    onSuccess: refreshTouches,
  });
  if (begin.data) {
    const left = Object.entries(begin.data.left);
    return (
      <Stack gap="md">
        <Text>{t("touches.begin.done", { count: begin.data.began })}</Text>
        {left.map(([code, count]) => (
          <Text key={code} size="sm" c="dimmed">
            {t("touches.begin.left", { count, why: why(code) })}
          </Text>
        ))}
        <Button onClick={onClose} data-autofocus>
          {t("action.close")}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <Refusal of={begin} />
      <Refusal of={{ isError: error !== null, error }} />
      <SegmentedControl
        aria-label={t("touches.begin.whom")}
        value={whom}
        onChange={setWhom}
        data={[
          { value: "ids", label: t("touches.begin.one") },
          { value: "query", label: t("touches.begin.all") },
        ]}
      />
      {whom === "ids" ? (
        <ContactSelect label={t("touches.contact")} value={contactId} onChange={setContactId} />
      ) : (
        <>
          <FactQueryEditor label={t("touches.begin.all")} query={where} events={[]} onChange={setWhere} />
          {!isSaid && (
            <Text size="sm" c="dimmed">
              {t("touches.begin.sayWho")}
            </Text>
          )}
          {isSaid && fitting?.count === 0 && (
            <Text size="sm" c="dimmed" component="output">
              {t("touches.begin.nobody")}
            </Text>
          )}
          {isSaid && fitting && fitting.count > 0 && (
            <Text size="sm" c="dimmed" component="output">
              {t("touches.begin.fitting", { count: fitting.count, number: numberOf(fitting.count) })}
              {fitting.first.length > 0 && `: ${fitting.first.map(({ name }) => name).join(", ")}`}
            </Text>
          )}
        </>
      )}
      <Button
        disabled={!selection}
        loading={begin.isPending}
        onClick={() => {
          if (selection) begin.mutate(selection);
        }}
      >
        {selection?.kind === "query" && fitting
          ? t("touches.begin.doAll", { count: fitting.count, number: numberOf(fitting.count) })
          : t("touches.begin.do")}
      </Button>
    </Stack>
  );
}
