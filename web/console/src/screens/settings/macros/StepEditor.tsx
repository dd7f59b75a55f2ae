import { ActionIcon, Group, NumberInput, Select, Text, Textarea } from "@mantine/core";
import { IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Priority } from "../../../../../../contracts/conversation.ts";
import { LabelId } from "../../../../../../contracts/ids.ts";
import type { Label } from "../../../../../../contracts/label.ts";
import type { MacroStep } from "../../../../../../contracts/macro.ts";
import { smallIcon } from "../../../theme.ts";
import { AssignField } from "./AssignField.tsx";

interface StepEditorProps {
  readonly step: MacroStep;
  readonly number: number;
  readonly labels: readonly Label[];
  readonly onChange: (step: MacroStep) => void;
  readonly onRemove: () => void;
  /** Absent for the first. */
  readonly onUp: (() => void) | undefined;
}

/** One step of a macro: what is done, with what, and in which place. */
export function StepEditor({ number, onRemove, onUp, ...field }: StepEditorProps) {
  const { t } = useTranslation();
  const name = t(`macroStep.${field.step.kind}`);
  return (
    <div>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {number}. {name}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {onUp && (
            <ActionIcon size="sm" aria-label={t("macros.stepUp", { number })} onClick={onUp}>
              <IconArrowUp {...smallIcon} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon size="sm" aria-label={t("macros.removeStep", { number })} onClick={onRemove}>
            <IconTrash {...smallIcon} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <StepField {...field} name={name} />
    </div>
  );
}

type StepFieldProps = Pick<StepEditorProps, "step" | "labels" | "onChange"> & { readonly name: string };

function StepField({ step, labels, onChange, name }: StepFieldProps) {
  const { t } = useTranslation();
  switch (step.kind) {
    case "reply":
      return (
        <Textarea
          aria-label={name}
          placeholder={t("templates.text")}
          autosize
          minRows={2}
          value={step.text}
          onChange={(event) => onChange({ ...step, text: event.currentTarget.value })}
        />
      );
    case "label":
      return (
        <Select
          aria-label={name}
          allowDeselect={false}
          data={labels.map((label) => ({ value: label.id, label: label.name }))}
          value={step.labelId}
          onChange={(value) => value && onChange({ ...step, labelId: LabelId.parse(value) })}
        />
      );
    case "priority":
      return (
        <Select
          aria-label={name}
          allowDeselect={false}
          data={Priority.options.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={step.priority}
          onChange={(value) => onChange({ ...step, priority: Priority.parse(value) })}
        />
      );
    case "snooze":
      return (
        <NumberInput
          aria-label={name}
          description={t("macros.snoozeLead")}
          min={1}
          max={720}
          allowDecimal={false}
          suffix={t("macros.hours")}
          value={step.hours ?? ""}
          onChange={(value) => onChange({ ...step, hours: typeof value === "number" ? value : null })}
        />
      );
    case "assign":
      return <AssignField label={name} to={step.to} onChange={(to) => onChange({ ...step, to })} />;
    case "close":
      return null;
  }
}
