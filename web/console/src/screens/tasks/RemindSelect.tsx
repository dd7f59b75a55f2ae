import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { reminders, remindersOf } from "./dueTimes.ts";
import { inWords } from "../../format/timeLeft.ts";

interface RemindSelectProps {
  readonly isAllDay: boolean;
  readonly disabled: boolean;
  /** Minutes before it is due; null: never. */
  readonly value: number | null;
  readonly onChange: (minutes: number | null) => void;
}

const MINUTE_MS = 60_000;
const never = "never";

/** When to be reminded of a task: one of the usual answers, or the one that it came with. */
export function RemindSelect({ isAllDay, disabled, value, onChange }: RemindSelectProps) {
  const { t, i18n } = useTranslation();
  const usual = remindersOf(isAllDay);
  const own = value !== null && !usual.some((name) => reminders[name] === value);
  const data = [
    { value: never, label: t("tasks.remindNever") },
    ...usual.map((name) => ({ value: String(reminders[name]), label: t(`tasks.remindBefore.${name}`) })),
    ...(own
      ? [{ value: String(value), label: t("tasks.remindOwn", { time: inWords(value * MINUTE_MS, i18n.language) }) }]
      : []),
  ];
  return (
    <Select
      label={t("tasks.remind")}
      data={data}
      disabled={disabled}
      value={value === null ? never : String(value)}
      onChange={(chosen) => onChange(chosen === null || chosen === never ? null : Number(chosen))}
      allowDeselect={false}
    />
  );
}
