import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TemplateValues } from "../../../../../../contracts/template.ts";

/** A question that a template has, and what to do with the answer. */
export interface AskedValues {
  readonly missing: readonly string[];
  readonly proceed: (values: TemplateValues) => void;
}

interface ValuesDialogProps {
  readonly asked: AskedValues | undefined;
  readonly onClose: () => void;
}

/** Asks for what a template names and nobody knows, before a customer could read an empty place. */
export function ValuesDialog({ asked, onClose }: ValuesDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={asked !== undefined} onClose={onClose} title={t("work.valuesTitle")}>
      {asked && <ValuesForm asked={asked} onClose={onClose} />}
    </Modal>
  );
}

function ValuesForm({ asked, onClose }: { readonly asked: AskedValues; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState<TemplateValues>({});
  const complete = asked.missing.every((name) => values[name]?.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    onClose();
    asked.proceed(values);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t("work.valuesLead")}</Text>
        {asked.missing.map((name, index) => (
          <TextInput
            key={name}
            label={name}
            data-autofocus={index === 0 || undefined}
            maxLength={1000}
            value={values[name] ?? ""}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        ))}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button type="submit" disabled={!complete}>
            {t("work.insert")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
