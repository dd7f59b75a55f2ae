import { Button, NativeSelect, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Appeal } from "../../../../../../../contracts/appeal.ts";
import { changeDeal } from "../../../../../../../contracts/endpoints/funnel.ts";
import { call } from "../../../../api/call.ts";
import { Refusal } from "../../../../parts/Refusal.tsx";
import { funnelKey, pipelines } from "../../../../queries/funnel.ts";
import { queryClient } from "../../../../queries/queryClient.ts";
import { appeals } from "../../../../queries/records.ts";
import { useMay } from "../../../../shell/useOperator.ts";
import { useAskedMove } from "../../../funnel/useAskedMove.tsx";
import { DealHistory } from "./DealHistory.tsx";

interface DealCardProps {
  readonly appeal: Appeal;
  readonly contactName: string;
}

const kopecks = 100;

/** The sales view of an appeal: where it stands, what it is called and worth, and how it came there. */
export function DealCard({ appeal, contactName }: DealCardProps) {
  const { t } = useTranslation();
  const { id: appealId, conversationId, deal } = appeal;
  const mayEdit = useMay("appeals.edit");
  const { data } = useQuery(pipelines());
  const stages = (data ?? []).flatMap((pipeline) => pipeline.stages);
  const { move, dialog } = useAskedMove(stages);
  return (
    <Stack gap="sm" component="section" aria-label={t("funnel.deal")}>
      <Text size="sm" c="dimmed" component="h3">
        {t("funnel.deal")}
      </Text>
      <NativeSelect
        label={t("funnel.stage")}
        disabled={!mayEdit}
        value={deal.stageId}
        onChange={(event) => {
          const to = stages.find(({ id }) => id === event.currentTarget.value);
          if (to) move({ appealId, conversationId, name: contactName, deal }, to);
        }}
        data={(data ?? []).map(({ name, stages: own }) => ({
          group: name,
          items: own.map((stage) => ({ value: stage.id, label: stage.name })),
        }))}
      />
      {mayEdit && <DealForm appeal={appeal} />}
      <DealHistory appealId={appealId} />
      {dialog}
    </Stack>
  );
}

/** What is typed is kept until it is saved, whatever happens to the deal meanwhile. */
function DealForm({ appeal: { id: appealId, conversationId, deal } }: { readonly appeal: Appeal }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState<string>();
  const [amount, setAmount] = useState<number | string>();
  const save = useMutation({
    mutationFn: () =>
      call(changeDeal, {
        params: { appealId },
        body: {
          ...(title !== undefined && { title }),
          ...(amount !== undefined && { amount: amount === "" ? null : Math.round(Number(amount) * kopecks) }),
          version: deal.version,
        },
      }),
    onSuccess: (changed) => {
      setTitle(undefined);
      setAmount(undefined);
      queryClient.setQueryData(appeals(conversationId).queryKey, (shown) => shown && withChanged(shown, changed));
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: appeals(conversationId).queryKey }),
        queryClient.invalidateQueries({ queryKey: funnelKey }),
      ]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Refusal of={save} />
        <NumberInput
          label={t("funnel.amount")}
          value={amount ?? (deal.amount === null ? "" : deal.amount / kopecks)}
          min={0}
          decimalScale={2}
          thousandSeparator=" "
          decimalSeparator=","
          hideControls
          onChange={setAmount}
        />
        <TextInput
          label={t("funnel.dealTitle")}
          maxLength={200}
          value={title ?? deal.title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {(title !== undefined || amount !== undefined) && (
          <Button type="submit" variant="default" loading={save.isPending}>
            {t("action.save")}
          </Button>
        )}
      </Stack>
    </form>
  );
}

const withChanged = (shown: { readonly appeals: readonly Appeal[] }, changed: Appeal): { appeals: Appeal[] } => ({
  appeals: shown.appeals.map((appeal) => (appeal.id === changed.id ? changed : appeal)),
});
