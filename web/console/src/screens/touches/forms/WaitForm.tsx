import { Checkbox, Chip, NativeSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { factOf } from "../../../../../../contracts/facts.ts";
import { type StepOf, Timing } from "../../../../../../contracts/sequence.ts";
import { Weekday } from "../../../../../../contracts/zonedTime.ts";
import { openPrefixOf } from "../useFactWords.ts";
import { DurationInput } from "./DurationInput.tsx";
import classes from "./StepForm.module.css";
import { useOfferedFacts } from "./useOfferedFacts.ts";

const HOUR_MINUTES = 60;

interface WaitFormProps {
  readonly step: StepOf<"wait">;
  readonly onChange: (step: StepOf<"wait">) => void;
}

type Wait = StepOf<"wait">["wait"];

const beginnings: Readonly<Record<Wait["kind"], Wait>> = {
  for: { kind: "for", duration: { amount: 1, unit: "days" }, counted: "clock" },
  timeOfDay: { kind: "timeOfDay", time: "10:00", weekdays: [] },
  fact: { kind: "fact", fact: "contact.field.", offsetMinutes: 0 },
};
const kinds = ["for", "timeOfDay", "fact"] as const;

/** So long, until a time of the day, or until a moment that is known of the contact. */
export function WaitForm({ step, onChange }: WaitFormProps) {
  const { t } = useTranslation();
  const set = (wait: Wait) => onChange({ ...step, wait });
  return (
    <>
      <NativeSelect
        label={t("touches.form.waitKind")}
        value={step.wait.kind}
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.currentTarget.value);
          if (kind) set(beginnings[kind]);
        }}
        data={kinds.map((kind) => ({ value: kind, label: t(`touches.waitKind.${kind}`) }))}
      />
      <WaitFields wait={step.wait} onChange={set} />
      <NativeSelect
        label={t("touches.form.goOn")}
        value={step.timing}
        onChange={(event) => onChange({ ...step, timing: Timing.parse(event.currentTarget.value) })}
        data={Timing.options.map((value) => ({ value, label: t(`touches.timing.${value}`) }))}
      />
    </>
  );
}

function WaitFields({ wait, onChange }: { readonly wait: Wait; readonly onChange: (wait: Wait) => void }) {
  const { t } = useTranslation();
  const offered = useOfferedFacts()
    .map(({ group, items }) => ({ group, items: items.filter(({ value }) => isMoment(value)) }))
    .filter(({ items }) => items.length > 0);
  switch (wait.kind) {
    case "for": {
      const isShort = wait.duration.unit === "minutes" || wait.duration.unit === "hours";
      return (
        <>
          <DurationInput
            label={t("touches.form.howLong")}
            value={wait.duration}
            onChange={(duration) => onChange({ ...wait, duration })}
          />
          {isShort && (
            <Checkbox
              label={t("touches.form.businessOnly")}
              checked={wait.counted === "business"}
              onChange={(event) => onChange({ ...wait, counted: event.currentTarget.checked ? "business" : "clock" })}
            />
          )}
        </>
      );
    }
    case "timeOfDay":
      return (
        <>
          <TextInput
            type="time"
            label={t("touches.form.time")}
            description={t("touches.form.timeLead")}
            value={wait.time}
            onChange={(event) => onChange({ ...wait, time: event.currentTarget.value })}
          />
          <Chip.Group
            multiple
            value={wait.weekdays}
            onChange={(days) => onChange({ ...wait, weekdays: Weekday.options.filter((day) => days.includes(day)) })}
          >
            <fieldset className={classes.chips} aria-label={t("touches.form.weekdays")}>
              {Weekday.options.map((day) => (
                <Chip key={day} value={day} size="xs" radius="sm">
                  {t(`touches.weekday.${day}`)}
                </Chip>
              ))}
            </fieldset>
          </Chip.Group>
          <p className={classes.quiet}>{t("touches.form.weekdaysLead")}</p>
        </>
      );
    case "fact": {
      const prefix = openPrefixOf(wait.fact);
      return (
        <>
          <Select
            label={t("touches.form.moment")}
            searchable
            allowDeselect={false}
            data={offered}
            value={prefix ?? wait.fact}
            onChange={(fact) => fact !== null && fact !== prefix && onChange({ ...wait, fact })}
          />
          {prefix && (
            <TextInput
              label={t("finding.attributeName")}
              value={wait.fact.slice(prefix.length)}
              onChange={(event) => onChange({ ...wait, fact: prefix + event.currentTarget.value.trim() })}
            />
          )}
          <NumberInput
            label={t("touches.form.offset")}
            description={t("touches.form.offsetLead")}
            allowDecimal={false}
            suffix={` ${t("touches.hoursSuffix")}`}
            value={wait.offsetMinutes / HOUR_MINUTES}
            onChange={(hours) =>
              typeof hours === "number" && onChange({ ...wait, offsetMinutes: Math.round(hours * HOUR_MINUTES) })
            }
          />
        </>
      );
    }
  }
}

const isMoment = (name: string): boolean => {
  const fact = factOf(name);
  return name.endsWith(".") || (fact !== "open" && fact?.kind === "time");
};
