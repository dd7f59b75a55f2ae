import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Step } from "../../../../../../contracts/sequence.ts";
import { ActForm } from "./ActForm.tsx";
import { BranchForm, SplitForm } from "./BranchForm.tsx";
import { DurationInput } from "./DurationInput.tsx";
import { EventMatchList } from "./EventMatchList.tsx";
import { FactQueryEditor } from "./FactQueryEditor.tsx";
import { SendForm } from "./SendForm.tsx";
import { WaitForm } from "./WaitForm.tsx";

const EVENTS_MAX = 5;

interface StepFieldsProps {
  readonly step: Step;
  readonly onChange: (step: Step) => void;
}

/** The form of a step, by what it does. */
export function StepFields({ step, onChange }: StepFieldsProps) {
  const { t } = useTranslation();
  switch (step.kind) {
    case "send":
      return <SendForm step={step} onChange={onChange} />;
    case "wait":
      return <WaitForm step={step} onChange={onChange} />;
    case "waitFor":
      return (
        <>
          <EventMatchList
            label={t("touches.form.events")}
            of={step.of}
            max={EVENTS_MAX}
            onChange={(of) => onChange({ ...step, of })}
          />
          <Checkbox
            label={t("touches.form.hasTimeout")}
            checked={step.timeout !== null}
            onChange={(event) =>
              onChange({ ...step, timeout: event.currentTarget.checked ? { amount: 1, unit: "days" } : null })
            }
          />
          {step.timeout && (
            <DurationInput
              label={t("touches.form.timeout")}
              value={step.timeout}
              onChange={(timeout) => onChange({ ...step, timeout })}
            />
          )}
        </>
      );
    case "condition":
      return (
        <FactQueryEditor
          label={t("touches.form.where")}
          query={step.where}
          onChange={(where) => onChange({ ...step, where })}
        />
      );
    case "branch":
      return <BranchForm step={step} onChange={onChange} />;
    case "split":
      return <SplitForm step={step} onChange={onChange} />;
    case "close":
      return null;
    case "setField":
    case "moveStage":
    case "label":
    case "note":
    case "assign":
    case "createTask":
    case "requestCall":
    case "ai":
    case "webhook":
    case "end":
      return <ActForm step={step} onChange={onChange} />;
  }
}
