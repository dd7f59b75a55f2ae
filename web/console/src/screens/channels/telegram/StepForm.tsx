import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";

interface StepFormProps {
  readonly kind: "phone" | "code" | "password";
  readonly busy: boolean;
  readonly hint?: string | null;
  readonly onEnter: (entered: string) => void;
}

/** What one step asks for. Nothing of it is remembered by the browser. */
export function StepForm({ kind, busy, hint, onEnter }: StepFormProps) {
  const { t } = useTranslation();
  const [entered, setEntered] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onEnter(entered);
    if (kind !== "phone") setEntered("");
  };
  const field = {
    label: t(`telegram.${kind}`),
    description: hint ? t("telegram.hint", { hint }) : t(`telegram.${kind}Lead`),
    required: true,
    "data-autofocus": true,
    autoFocus: true,
    value: entered,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setEntered(event.currentTarget.value),
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {kind === "password" ? (
          <PasswordInput {...field} autoComplete="off" />
        ) : (
          <TextInput
            {...field}
            type={kind === "phone" ? "tel" : "text"}
            inputMode={kind === "phone" ? "tel" : "numeric"}
            autoComplete={kind === "phone" ? "tel" : "one-time-code"}
          />
        )}
        <Button type="submit" loading={busy}>
          {t(`telegram.${kind}Action`)}
        </Button>
      </Stack>
    </form>
  );
}
