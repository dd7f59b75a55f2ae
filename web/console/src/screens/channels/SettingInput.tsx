import { NumberInput, PasswordInput, Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SettingField } from "./settingFields.ts";
import { isExplained, isNamed } from "./settingWords.ts";

interface SettingInputProps {
  readonly field: SettingField;
  readonly value: unknown;
  readonly onChange: (value: string | number | boolean) => void;
}

export function SettingInput({ field, value, onChange }: SettingInputProps) {
  const { t } = useTranslation();
  const { name, type, required } = field;
  const label = isNamed(name) ? t(`setting.${name}`) : (field.title ?? name);
  const description = isExplained(name) ? t(`settingHelp.${name}`) : field.description;
  const common = { label, required, ...(description !== undefined && { description }) };
  switch (type) {
    case "secret":
      return (
        <PasswordInput
          {...common}
          autoComplete="off"
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "number":
      return <NumberInput {...common} value={typeof value === "number" ? value : ""} onChange={onChange} />;
    case "switch":
      return (
        <Switch label={label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      );
    case "text":
      return <TextInput {...common} value={textOf(value)} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
