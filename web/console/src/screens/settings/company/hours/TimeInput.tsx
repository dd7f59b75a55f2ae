import { TextInput } from "@mantine/core";
import { useState } from "react";
import classes from "./Hours.module.css";
import { readTime } from "./readTime.ts";

interface TimeInputProps {
  readonly label: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (time: string) => void;
}

/** A time of the day, typed as people type it and put right when the field is left. */
export function TimeInput({ label, value, isWrong, onChange }: TimeInputProps) {
  const [typed, setTyped] = useState(value);
  const keep = () => {
    const time = readTime(typed) ?? value;
    setTyped(time);
    onChange(time);
  };
  return (
    <TextInput
      className={classes.time}
      aria-label={label}
      inputMode="numeric"
      maxLength={5}
      value={typed}
      error={isWrong}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Enter") currentTarget.blur();
      }}
    />
  );
}
