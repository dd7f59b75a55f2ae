import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./PeopleScreen.module.css";

interface LimitInputProps {
  readonly name: string;
  readonly limit: number | null;
  readonly disabled: boolean;
  readonly onChange: (limit: number | null) => void;
}

/** How many open conversations somebody holds at most; kept when the field is left. Empty: any number. */
export function LimitInput({ name, limit, disabled, onChange }: LimitInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<number | string>(limit ?? "");
  const keep = () => {
    const wanted = typed === "" ? null : Number(typed);
    if (wanted !== limit) onChange(wanted);
  };
  return (
    <NumberInput
      className={classes.limit}
      aria-label={t("people.limitOf", { name })}
      placeholder={t("people.noLimit")}
      hideControls
      allowDecimal={false}
      min={1}
      max={1_000}
      disabled={disabled}
      value={typed}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Enter") currentTarget.blur();
      }}
    />
  );
}
