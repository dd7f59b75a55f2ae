import { Button, Menu, Modal, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeMacro, createMacro } from "../../../../../../contracts/endpoints/composing.ts";
import type { Label } from "../../../../../../contracts/label.ts";
import { type Macro, MacroStep, MacroStepKind } from "../../../../../../contracts/macro.ts";
import { call } from "../../../api/call.ts";
import { macros } from "../../../queries/composing.ts";
import { labels as labelsQuery } from "../../../queries/labels.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { icon } from "../../../theme.ts";
import { StepEditor } from "./StepEditor.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";

interface MacroDialogProps {
  readonly edited: Macro | "new" | undefined;
  readonly onClose: () => void;
}

export function MacroDialog({ edited, onClose }: MacroDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={edited !== undefined}
      onClose={onClose}
      title={edited === "new" ? t("macros.create") : edited && t("macros.edit", { name: edited.name })}
    >
      {edited && <MacroForm macro={edited === "new" ? undefined : edited} onDone={onClose} />}
    </Modal>
  );
}

function MacroForm({ macro, onDone }: { readonly macro: Macro | undefined; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { data: labels = [] } = useQuery(labelsQuery());
  const [name, setName] = useState(macro?.name ?? "");
  const [steps, setSteps] = useState<readonly MacroStep[]>(macro?.steps ?? []);
  const complete = name.trim() !== "" && steps.length > 0 && steps.every((step) => MacroStep.safeParse(step).success);
  const save = useMutation({
    mutationFn: () => {
      const body = { name, steps: [...steps] };
      return macro ? call(changeMacro, { params: { macroId: macro.id }, body }) : call(createMacro, { body });
    },
    onSuccess: () => {
      onDone();
      return queryClient.invalidateQueries({ queryKey: macros().queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) save.mutate();
  };
  const add = (kind: MacroStepKind) => {
    const step = newStep(kind, labels);
    if (step) setSteps([...steps, step]);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Refusal of={save} />
        <TextInput
          label={t("macros.name")}
          data-autofocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {steps.map((step, index) => (
          <StepEditor
            // oxlint-disable-next-line react/no-array-index-key -- steps have no other name than their place
            key={`${step.kind} ${index}`}
            step={step}
            number={index + 1}
            labels={labels}
            onChange={(changed) => setSteps(steps.with(index, changed))}
            onRemove={() => setSteps(steps.toSpliced(index, 1))}
            onUp={
              index === 0
                ? undefined
                : () => setSteps(steps.toSpliced(index - 1, 2, step, ...steps.slice(index - 1, index)))
            }
          />
        ))}
        <Menu>
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus {...icon} aria-hidden />}>
              {t("macros.addStep")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {MacroStepKind.options.map((kind) => (
              <Menu.Item key={kind} disabled={kind === "label" && labels.length === 0} onClick={() => add(kind)}>
                {t(`macroStep.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button type="submit" loading={save.isPending} disabled={!complete}>
          {t("action.save")}
        </Button>
      </Stack>
    </form>
  );
}

/** A step as it stands before anybody has filled it in; none for a label where there are no labels. */
function newStep(kind: MacroStepKind, labels: readonly Label[]): MacroStep | undefined {
  switch (kind) {
    case "reply":
      return { kind, text: "" };
    case "label":
      return labels[0] && { kind, labelId: labels[0].id };
    case "priority":
      return { kind, priority: "high" };
    case "snooze":
      return { kind, hours: null };
    case "assign":
      return { kind, to: { kind: "me" } };
    case "close":
      return { kind };
  }
}
