import { TextInput, UnstyledButton } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Fact } from "../../inbox/panel/Facts.tsx";
import classes from "./EditableFact.module.css";

interface EditableFactProps {
  readonly name: string;
  readonly value: string;
  /** How it is written where it is not being edited; as it is without. */
  readonly shown?: string;
  readonly type?: "text" | "date" | "url";
  readonly mayEdit: boolean;
  /** What is wrong with a text, in words. */
  readonly check?: (text: string) => string | undefined;
  readonly onSave: (text: string) => Promise<unknown>;
}

/** A value that becomes a field where it is clicked: Enter or leaving it saves, Escape leaves it as it was. */
export function EditableFact({ name, value, shown = value, type = "text", mayEdit, check, onSave }: EditableFactProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const save = useMutation({ mutationFn: onSave });
  if (typed === undefined) {
    const text = save.isPending ? save.variables : shown;
    if (!mayEdit) return <Fact name={name}>{text}</Fact>;
    return (
      <Fact name={name}>
        <UnstyledButton
          className={classes.value}
          aria-label={`${t("companies.edit", { name })}. ${text || t("companies.empty_")}`}
          onClick={() => setTyped(value)}
          data-empty={text === "" || undefined}
        >
          {text || t("companies.empty_")}
        </UnstyledButton>
      </Fact>
    );
  }
  const wrong = check?.(typed);
  const leave = () => {
    if (wrong) return;
    setTyped(undefined);
    if (typed.trim() !== value) save.mutate(typed.trim());
  };
  return (
    <Fact name={name}>
      <TextInput
        size="xs"
        autoFocus
        aria-label={name}
        type={type === "date" ? "date" : "text"}
        value={typed}
        error={wrong}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === "Enter") leave();
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setTyped(undefined);
        }}
      />
    </Fact>
  );
}
