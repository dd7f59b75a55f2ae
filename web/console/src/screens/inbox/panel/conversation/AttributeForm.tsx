import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";

interface AttributeFormProps {
  readonly name: string;
  readonly value: string;
  readonly onSave: (name: string, value: string) => void;
  readonly onCancel: () => void;
}

export function AttributeForm({ name: givenName, value: givenValue, onSave, onCancel }: AttributeFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(givenName);
  const [value, setValue] = useState(givenValue);
  const complete = name.trim() !== "" && value.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) onSave(name.trim(), value.trim());
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onCancel();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves from any of its fields
    <form onSubmit={submit} onKeyDown={leave} aria-label={t("work.attributes")}>
      <Stack gap="sm">
        <TextInput
          size="xs"
          label={t("work.attributeName")}
          maxLength={60}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by the button one has just pressed
          autoFocus={givenName === ""}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t("work.attributeValue")}
          maxLength={1000}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the same
          autoFocus={givenName !== ""}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Group gap="sm" justify="flex-end">
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
            {t("action.cancel")}
          </Button>
          <Button size="compact-sm" type="submit" disabled={!complete}>
            {t("action.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
