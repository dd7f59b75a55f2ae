import { NativeSelect, Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppealType, type Entities, type EntityField } from "../../../../../../../contracts/extraction.ts";
import { DeviceInputs } from "./DeviceInputs.tsx";

interface FieldInputProps {
  readonly field: EntityField;
  readonly entities: Entities;
  /** Only what differs, so that nothing else is marked as corrected. */
  readonly onChange: (change: Partial<Entities>) => void;
}

export function FieldInput({ field, entities, onChange }: FieldInputProps) {
  const { t } = useTranslation();
  const label = t(`field.${field}`);
  switch (field) {
    case "appealType":
      return (
        <NativeSelect
          label={label}
          autoFocus
          value={entities.appealType}
          onChange={(event) => onChange({ appealType: AppealType.parse(event.currentTarget.value) })}
          data={AppealType.options.map((value) => ({ value, label: t(`appealType.${value}`) }))}
        />
      );
    case "device":
    case "repairs":
    case "partSource":
      return <DeviceInputs field={field} devices={entities.devices} onChange={(devices) => onChange({ devices })} />;
    case "orderNumber":
    case "phone":
    case "name":
      return (
        <TextInput
          label={label}
          description={t("appeal.clearable")}
          autoFocus
          value={entities[field] ?? ""}
          onChange={(event) => onChange({ [field]: event.currentTarget.value.trim() || null })}
        />
      );
    case "urgency":
    case "askedPrice":
      return (
        <Switch
          label={label}
          autoFocus
          checked={entities[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.checked })}
        />
      );
  }
}
