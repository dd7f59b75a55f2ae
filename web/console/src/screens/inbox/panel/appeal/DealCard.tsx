import { NativeSelect, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Appeal } from "../../../../../../../contracts/appeal.ts";
import { changeDeal } from "../../../../../../../contracts/endpoints/funnel.ts";
import { call } from "../../../../api/call.ts";
import { Refusal } from "../../../../parts/Refusal.tsx";
import { funnelKey, pipelines } from "../../../../queries/funnel.ts";
import { queryClient } from "../../../../queries/queryClient.ts";
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
  const change = useMutation({
    mutationFn: (body: { title?: string; amount?: number | null }) =>
      call(changeDeal, { params: { appealId }, body: { ...body, version: deal.version } }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["appeals", conversationId] }),
        queryClient.invalidateQueries({ queryKey: funnelKey }),
      ]),
  });
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
      <Refusal of={change} />
      <DealFields key={deal.version} appeal={appeal} mayEdit={mayEdit} onChange={(changed) => change.mutate(changed)} />
      <DealHistory appealId={appealId} />
      {dialog}
    </Stack>
  );
}

interface DealFieldsProps {
  readonly appeal: Appeal;
  readonly mayEdit: boolean;
  readonly onChange: (change: { title?: string; amount?: number | null }) => void;
}

/** Saved when left; begun anew with each version. */
function DealFields({ appeal: { deal }, mayEdit, onChange }: DealFieldsProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(deal.title);
  const [amount, setAmount] = useState<number | string>(deal.amount === null ? "" : deal.amount / kopecks);
  const leaveAmount = () => {
    const next = amount === "" ? null : Math.round(Number(amount) * kopecks);
    if (next !== deal.amount) onChange({ amount: next });
  };
  const leaveTitle = () => {
    if (title.trim() !== deal.title) onChange({ title });
  };
  return (
    <>
      <NumberInput
        label={t("funnel.amount")}
        disabled={!mayEdit}
        value={amount}
        min={0}
        decimalScale={2}
        thousandSeparator=" "
        decimalSeparator=","
        hideControls
        onChange={setAmount}
        onBlur={leaveAmount}
        onKeyDown={(event) => event.key === "Enter" && leaveAmount()}
      />
      <TextInput
        label={t("funnel.dealTitle")}
        disabled={!mayEdit}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onBlur={leaveTitle}
        onKeyDown={(event) => event.key === "Enter" && leaveTitle()}
      />
    </>
  );
}
