import { NativeSelect, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Duration, DurationUnit } from "../../../../../../contracts/sequence.ts";
import classes from "./StepForm.module.css";

const AMOUNT_MAX = 10_000;

interface DurationInputProps {
  readonly label: string;
  readonly value: Duration;
  readonly units?: readonly DurationUnit[];
  readonly onChange: (duration: Duration) => void;
}

export function DurationInput({ label, value, units = DurationUnit.options, onChange }: DurationInputProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.pair}>
      <NumberInput
        label={label}
        min={1}
        max={AMOUNT_MAX}
        allowDecimal={false}
        value={value.amount}
        onChange={(amount) => typeof amount === "number" && amount >= 1 && onChange({ ...value, amount })}
      />
      <NativeSelect
        aria-label={`${label}: ${t("touches.form.unit")}`}
        value={value.unit}
        onChange={(event) => onChange({ ...value, unit: DurationUnit.parse(event.currentTarget.value) })}
        data={units.map((unit) => ({ value: unit, label: t(`touches.unit.${unit}`) }))}
      />
    </div>
  );
}
