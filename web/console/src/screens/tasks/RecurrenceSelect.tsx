import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

const rules = {
  daily: "FREQ=DAILY",
  workdays: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  weekly: "FREQ=WEEKLY",
  monthly: "FREQ=MONTHLY",
  yearly: "FREQ=YEARLY",
} as const;
const names = ["daily", "workdays", "weekly", "monthly", "yearly"] as const satisfies readonly (keyof typeof rules)[];
const never = "never";

interface RecurrenceSelectProps {
  readonly disabled: boolean;
  readonly value: string | null;
  readonly onChange: (rule: string | null) => void;
}

/** How a task recurs. A rule that another program gave it stands as it is. */
export function RecurrenceSelect({ disabled, value, onChange }: RecurrenceSelectProps) {
  const { t } = useTranslation();
  const known = names.map((name) => ({ value: rules[name], label: t(`tasks.repeats.${name}`) }));
  const own = value !== null && !Object.values<string>(rules).includes(value) ? [{ value, label: value }] : [];
  return (
    <Select
      label={t("tasks.repeat")}
      data={[{ value: never, label: t("tasks.repeats.never") }, ...known, ...own]}
      disabled={disabled}
      value={value ?? never}
      onChange={(chosen) => onChange(chosen === never ? null : chosen)}
      allowDeselect={false}
    />
  );
}
