import { Checkbox, MultiSelect, NativeSelect, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LabelId, OperatorId, StageId } from "../../../../../../contracts/ids.ts";
import { Step } from "../../../../../../contracts/sequence.ts";
import type { StepOf } from "../../../../../../contracts/sequence.ts";
import { useTouchReferences } from "../useTouchReferences.ts";
import { DurationInput } from "./DurationInput.tsx";
import classes from "./StepForm.module.css";
import { TemplateInput } from "./TemplateInput.tsx";

type ActStep = StepOf<
  "setField" | "moveStage" | "label" | "note" | "assign" | "createTask" | "requestCall" | "ai" | "webhook" | "end"
>;

interface ActFormProps {
  readonly step: ActStep;
  readonly onChange: (step: Step) => void;
}

const optionsOf = <Id extends string>(list: readonly { readonly id: Id; readonly name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

const taskTypes = ["call", "message", "meeting", "other"] as const;

/** What a step does to the contact's records, or asks of people and of other programs. */
export function ActForm({ step, onChange }: ActFormProps) {
  const { t } = useTranslation();
  const { labels, stages, operators, teams } = useTouchReferences();
  switch (step.kind) {
    case "setField": {
      const [subject = "contact", , name = ""] = step.field.split(".");
      const field = (of: string, named: string) => onChange({ ...step, field: `${of}.field.${named}` });
      return (
        <>
          <NativeSelect
            label={t("touches.form.whose")}
            value={subject}
            onChange={(event) => field(event.currentTarget.value, name)}
            data={(["contact", "conversation"] as const).map((value) => ({
              value,
              label: t(`touches.subject.${value}`),
            }))}
          />
          <TextInput
            label={t("finding.attributeName")}
            description={t("touches.form.fieldLead")}
            value={name}
            onChange={(event) => field(subject, event.currentTarget.value.trim())}
          />
          <TextInput
            label={t("touches.form.value")}
            description={t("touches.form.valueLead")}
            value={String(step.value ?? "")}
            onChange={(event) => onChange({ ...step, value: event.currentTarget.value })}
          />
        </>
      );
    }
    case "moveStage":
      return (
        <Select
          label={t("touches.form.stage")}
          searchable
          allowDeselect={false}
          data={optionsOf(stages)}
          value={step.stageId}
          onChange={(chosen) => {
            const stageId = StageId.safeParse(chosen).data;
            if (stageId) onChange({ ...step, stageId });
          }}
        />
      );
    case "label":
      return (
        <>
          <MultiSelect
            label={t("touches.form.addLabels")}
            searchable
            data={optionsOf(labels.filter(({ id }) => !step.remove.includes(id)))}
            value={step.add}
            onChange={(chosen) => onChange({ ...step, add: chosen.map((id) => LabelId.parse(id)) })}
          />
          <MultiSelect
            label={t("touches.form.removeLabels")}
            searchable
            data={optionsOf(labels.filter(({ id }) => !step.add.includes(id)))}
            value={step.remove}
            onChange={(chosen) => onChange({ ...step, remove: chosen.map((id) => LabelId.parse(id)) })}
          />
        </>
      );
    case "note":
      return (
        <TemplateInput
          label={t("touches.form.note")}
          rows={3}
          value={step.text}
          onChange={(text) => onChange({ ...step, text })}
        />
      );
    case "assign":
      return (
        <Select
          label={t("touches.form.assignTo")}
          searchable
          allowDeselect={false}
          data={[
            { value: "responsible", label: t("touches.assignTo.responsible") },
            { value: "nobody", label: t("touches.assignTo.nobody") },
            {
              group: t("assign.people"),
              items: operators.map(({ id, name }) => ({ value: `operator ${id}`, label: name })),
            },
            { group: t("assign.teams"), items: teams.map(({ id, name }) => ({ value: `team ${id}`, label: name })) },
          ]}
          value={"id" in step.to ? `${step.to.kind} ${step.to.id}` : step.to.kind}
          onChange={(chosen) => {
            const [kind, id] = chosen?.split(" ") ?? [];
            const changed = Step.safeParse({ ...step, to: { kind, id } });
            if (changed.success) onChange(changed.data);
          }}
        />
      );
    case "createTask":
      return (
        <>
          <TemplateInput
            label={t("touches.form.taskTitle")}
            value={step.title}
            onChange={(title) => onChange({ ...step, title })}
          />
          <NativeSelect
            label={t("touches.form.taskType")}
            value={step.type}
            onChange={(event) =>
              onChange({ ...step, type: taskTypes.find((one) => one === event.currentTarget.value) ?? "other" })
            }
            data={taskTypes.map((value) => ({ value, label: t(`touches.taskType.${value}`) }))}
          />
          <Checkbox
            label={t("touches.form.hasDue")}
            checked={step.dueIn !== null}
            onChange={(event) =>
              onChange({ ...step, dueIn: event.currentTarget.checked ? { amount: 1, unit: "days" } : null })
            }
          />
          {step.dueIn && (
            <DurationInput
              label={t("touches.form.dueIn")}
              value={step.dueIn}
              onChange={(dueIn) => onChange({ ...step, dueIn })}
            />
          )}
          <OperatorSelect
            label={t("touches.form.assignee")}
            value={step.assigneeId}
            onChange={(assigneeId) => onChange({ ...step, assigneeId })}
          />
        </>
      );
    case "requestCall":
      return (
        <>
          <OperatorSelect
            label={t("touches.form.caller")}
            value={step.operatorId}
            onChange={(operatorId) => onChange({ ...step, operatorId })}
          />
          <TemplateInput
            label={t("touches.form.callNote")}
            value={step.note}
            onChange={(note) => onChange({ ...step, note })}
          />
        </>
      );
    case "ai":
      return (
        <>
          <TemplateInput
            label={t("touches.form.prompt")}
            rows={4}
            value={step.prompt}
            onChange={(prompt) => onChange({ ...step, prompt })}
          />
          <TextInput
            label={t("touches.form.into")}
            description={t("touches.form.intoLead", {
              name: `{{var.${step.into}}}`,
              interpolation: { escapeValue: false },
            })}
            value={step.into}
            onChange={(event) => onChange({ ...step, into: event.currentTarget.value.trim() })}
          />
        </>
      );
    case "webhook":
      return (
        <>
          <TextInput
            type="url"
            label={t("touches.form.url")}
            placeholder="https://"
            value={step.url}
            onChange={(event) => onChange({ ...step, url: event.currentTarget.value.trim() })}
          />
          <TemplateInput
            label={t("touches.form.body")}
            description={t("touches.form.bodyLead")}
            rows={4}
            value={step.body}
            onChange={(body) => onChange({ ...step, body })}
          />
          <TextInput
            label={t("touches.form.answerInto")}
            description={t("touches.form.answerIntoLead")}
            value={step.into ?? ""}
            onChange={(event) => onChange({ ...step, into: event.currentTarget.value.trim() || null })}
          />
        </>
      );
    case "end":
      return (
        <>
          <TextInput
            label={t("touches.form.outcome")}
            description={t("touches.form.outcomeLead")}
            maxLength={60}
            value={step.outcome}
            onChange={(event) => onChange({ ...step, outcome: event.currentTarget.value })}
          />
          <p className={classes.quiet}>{t("touches.form.endLead")}</p>
        </>
      );
  }
}

interface OperatorSelectProps {
  readonly label: string;
  readonly value: OperatorId | null;
  readonly onChange: (id: OperatorId | null) => void;
}

/** Somebody in particular, or whoever is responsible for the contact. */
function OperatorSelect({ label, value, onChange }: OperatorSelectProps) {
  const { t } = useTranslation();
  const { operators } = useTouchReferences();
  return (
    <Select
      label={label}
      placeholder={t("touches.assignTo.responsible")}
      searchable
      clearable
      data={optionsOf(operators)}
      value={value}
      onChange={(chosen) => onChange(OperatorId.safeParse(chosen).data ?? null)}
    />
  );
}
