import { ActionIcon, Button, ColorSwatch, NativeSelect, NumberInput, Text, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeStage, createStage, deleteStage } from "../../../../../../contracts/endpoints/funnel.ts";
import { StageKind } from "../../../../../../contracts/funnel.ts";
import type { Pipeline, Stage } from "../../../../../../contracts/funnel.ts";
import { LabelColor } from "../../../../../../contracts/label.ts";
import { call } from "../../../api/call.ts";
import { Refusal } from "../../../parts/Refusal.tsx";
import { icon, smallIcon } from "../../../theme.ts";
import classes from "../structure/Arranged.module.css";
import { ArrangedRow } from "../structure/ArrangedRow.tsx";
import { Dialog } from "../structure/Dialog.tsx";
import { OrderForm } from "../structure/OrderForm.tsx";
import { EmptyingDialog } from "./EmptyingDialog.tsx";
import { refreshPipelines } from "./refreshPipelines.ts";

export function StageList({ pipeline: { id: pipelineId, stages } }: { readonly pipeline: Pipeline }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Stage | "new">();
  const [leaving, setLeaving] = useState<Stage>();
  const shift = useMutation({
    mutationFn: ({ stage, position }: { readonly stage: Stage; readonly position: number }) =>
      call(changeStage, { params: { stageId: stage.id }, body: { position } }),
    onSuccess: refreshPipelines,
  });
  return (
    <>
      <Text component="h3" size="sm" fw={600} mt="lg" mb="xs">
        {t("pipelines.stages")}
      </Text>
      <Refusal of={shift} />
      <ul className={classes.list}>
        {stages.map((stage, index) => (
          <ArrangedRow
            key={stage.id}
            name={stage.name}
            detail={t(`pipelines.kind.${stage.kind}`)}
            mark={
              <ColorSwatch
                color={`var(--mantine-color-${stage.color}-6)`}
                size="0.8em"
                withShadow={false}
                aria-hidden
              />
            }
            onEdit={() => setEdited(stage)}
            onDelete={() => setLeaving(stage)}
          >
            <ActionIcon
              aria-label={t("pipelines.up", { name: stage.name })}
              disabled={index === 0}
              onClick={() => shift.mutate({ stage, position: index - 1 })}
            >
              <IconArrowUp {...icon} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t("pipelines.down", { name: stage.name })}
              disabled={index === stages.length - 1}
              onClick={() => shift.mutate({ stage, position: index + 1 })}
            >
              <IconArrowDown {...icon} aria-hidden />
            </ActionIcon>
          </ArrangedRow>
        ))}
      </ul>
      <Button
        variant="default"
        size="xs"
        mt="sm"
        leftSection={<IconPlus {...smallIcon} aria-hidden />}
        onClick={() => setEdited("new")}
      >
        {t("pipelines.addStage")}
      </Button>
      <Dialog
        title={edited && edited !== "new" ? t("structure.editOf", { name: edited.name }) : t("pipelines.addStage")}
        onClose={() => setEdited(undefined)}
      >
        {edited && <StageForm pipelineId={pipelineId} stage={edited} onDone={() => setEdited(undefined)} />}
      </Dialog>
      <EmptyingDialog
        name={leaving?.name}
        destinations={stages.filter(({ id }) => id !== leaving?.id)}
        order={async (query) => {
          if (leaving) await call(deleteStage, { params: { stageId: leaving.id }, query });
        }}
        onClose={() => setLeaving(undefined)}
      />
    </>
  );
}

interface StageFormProps {
  readonly pipelineId: Pipeline["id"];
  readonly stage: Stage | "new";
  readonly onDone: () => void;
}

function StageForm({ pipelineId, stage, onDone }: StageFormProps) {
  const { t } = useTranslation();
  const before = stage === "new" ? undefined : stage;
  const [name, setName] = useState(before?.name ?? "");
  const [color, setColor] = useState(before?.color ?? "blue");
  const [kind, setKind] = useState(before?.kind ?? "open");
  const [hours, setHours] = useState<number | string>(before?.ageLimitHours ?? "");
  const order = async () => {
    const body = { name, color, kind, ageLimitHours: hours === "" ? null : Number(hours) };
    if (before) await call(changeStage, { params: { stageId: before.id }, body });
    else await call(createStage, { params: { pipelineId }, body });
    await refreshPipelines();
  };
  return (
    <OrderForm action={t("action.save")} order={order} onDone={onDone}>
      <TextInput
        label={t("pipelines.name")}
        required
        data-autofocus
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t("dictionary.color")}
        value={color}
        onChange={(event) => setColor(LabelColor.parse(event.currentTarget.value))}
        data={LabelColor.options.map((one) => ({ value: one, label: t(`finding.color.${one}`) }))}
      />
      <NativeSelect
        label={t("pipelines.kindOf")}
        value={kind}
        onChange={(event) => setKind(StageKind.parse(event.currentTarget.value))}
        data={StageKind.options.map((one) => ({ value: one, label: t(`pipelines.kind.${one}`) }))}
      />
      <NumberInput
        label={t("pipelines.ageLimit")}
        description={t("pipelines.ageLimitLead")}
        min={1}
        max={87_600}
        allowDecimal={false}
        value={hours}
        onChange={setHours}
      />
    </OrderForm>
  );
}
