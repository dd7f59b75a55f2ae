import { Checkbox, NativeSelect, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallOutcome } from "../../../../../../contracts/call.ts";
import { changeStageRule, createStageRule } from "../../../../../../contracts/endpoints/funnel.ts";
import { AppealType, EntityField } from "../../../../../../contracts/extraction.ts";
import type { Pipeline, StageRule, StageTrigger } from "../../../../../../contracts/funnel.ts";
import { StageId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { OrderForm } from "../structure/OrderForm.tsx";
import { refreshPipelines } from "./refreshPipelines.ts";

interface RuleFormProps {
  readonly pipeline: Pipeline;
  readonly pipelines: readonly Pipeline[];
  readonly rule: StageRule | "new";
  readonly onDone: () => void;
}

/** What each kind of trigger begins with when it is chosen. */
const triggers: readonly StageTrigger[] = [
  { kind: "messageReceived" },
  { kind: "operatorReplied" },
  { kind: "priceNamed" },
  { kind: "conversationClosed" },
  { kind: "callEnded", outcomes: [] },
  { kind: "entityKnown", field: "device" },
  { kind: "appealTypeIs", appealType: "status" },
];

export function RuleForm({ pipeline, pipelines, rule, onDone }: RuleFormProps) {
  const { t } = useTranslation();
  const before = rule === "new" ? undefined : rule;
  const [name, setName] = useState(before?.name ?? "");
  const [isOn, setOn] = useState(before?.isOn ?? true);
  const [trigger, setTrigger] = useState<StageTrigger>(before?.trigger ?? { kind: "operatorReplied" });
  const [fromStageIds, setFrom] = useState(before?.fromStageIds ?? []);
  const [toStageId, setTo] = useState(before?.toStageId ?? pipeline.stages[1]?.id ?? pipeline.stages[0]?.id);
  const order = async () => {
    if (toStageId === undefined) return;
    const body = { name, isOn, trigger, fromStageIds: [...fromStageIds], toStageId };
    if (before) await call(changeStageRule, { params: { stageRuleId: before.id }, body });
    else await call(createStageRule, { params: { pipelineId: pipeline.id }, body });
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
        label={t("pipelines.when")}
        value={trigger.kind}
        onChange={(event) => {
          const chosen = triggers.find(({ kind }) => kind === event.currentTarget.value);
          if (chosen) setTrigger(chosen);
        }}
        data={triggers.map(({ kind }) => ({ value: kind, label: t(`pipelines.trigger.${kind}`) }))}
      />
      <TriggerFields trigger={trigger} onChange={setTrigger} />
      <Checkbox.Group
        label={t("pipelines.from")}
        description={t("pipelines.fromAny")}
        value={fromStageIds}
        onChange={(ids) => setFrom(ids.flatMap((id) => StageId.safeParse(id).data ?? []))}
      >
        {pipeline.stages.map((stage) => (
          <Checkbox key={stage.id} mt="xs" value={stage.id} label={stage.name} />
        ))}
      </Checkbox.Group>
      <NativeSelect
        label={t("pipelines.to")}
        value={toStageId ?? ""}
        onChange={(event) => setTo(StageId.parse(event.currentTarget.value))}
        data={pipelines.map(({ name: group, stages }) => ({
          group,
          items: stages.map((stage) => ({ value: stage.id, label: stage.name })),
        }))}
      />
      <Switch label={t("pipelines.on")} checked={isOn} onChange={(event) => setOn(event.currentTarget.checked)} />
    </OrderForm>
  );
}

interface TriggerFieldsProps {
  readonly trigger: StageTrigger;
  readonly onChange: (trigger: StageTrigger) => void;
}

function TriggerFields({ trigger, onChange }: TriggerFieldsProps) {
  const { t } = useTranslation();
  switch (trigger.kind) {
    case "callEnded":
      return (
        <Checkbox.Group
          label={t("pipelines.outcomes")}
          value={trigger.outcomes}
          onChange={(outcomes) =>
            onChange({ kind: "callEnded", outcomes: outcomes.flatMap((one) => CallOutcome.safeParse(one).data ?? []) })
          }
        >
          {CallOutcome.options.map((outcome) => (
            <Checkbox key={outcome} mt="xs" value={outcome} label={t(`callOutcome.${outcome}`)} />
          ))}
        </Checkbox.Group>
      );
    case "entityKnown":
      return (
        <NativeSelect
          label={t("pipelines.field")}
          value={trigger.field}
          onChange={(event) => onChange({ kind: "entityKnown", field: EntityField.parse(event.currentTarget.value) })}
          data={EntityField.options.map((field) => ({ value: field, label: t(`field.${field}`) }))}
        />
      );
    case "appealTypeIs":
      return (
        <NativeSelect
          label={t("pipelines.appealType")}
          value={trigger.appealType}
          onChange={(event) =>
            onChange({ kind: "appealTypeIs", appealType: AppealType.parse(event.currentTarget.value) })
          }
          data={AppealType.options.map((type) => ({ value: type, label: t(`appealType.${type}`) }))}
        />
      );
    case "messageReceived":
    case "operatorReplied":
    case "priceNamed":
    case "conversationClosed":
      return null;
  }
}
