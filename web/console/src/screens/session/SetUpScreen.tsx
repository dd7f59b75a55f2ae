import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { setUp } from "../../../../../contracts/endpoints/session.ts";
import { call } from "../../api/call.ts";
import { beginSession } from "../../api/session.ts";
import { SessionFrame } from "./SessionFrame.tsx";
import { looksLikeEmail } from "./looksLikeEmail.ts";
import { Refusal } from "../../parts/Refusal.tsx";

const shortestPassword = 10;

/** An empty installation: the first person here becomes its administrator. */
export function SetUpScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filled = (text: string) => (text.trim() ? null : t("access.needed"));
  const form = useForm({
    initialValues: { tenantName: "", name: "", email: "", password: "" },
    validate: {
      tenantName: filled,
      name: filled,
      email: (email) => (looksLikeEmail(email) ? null : t("access.badEmail")),
      password: (password) => (password.length >= shortestPassword ? null : t("access.passwordRule")),
    },
  });
  const create = useMutation({
    mutationFn: (body: typeof form.values) => call(setUp, { body }),
    onSuccess: (session) => {
      beginSession(session);
      void navigate({ to: "/inbox" });
    },
  });

  return (
    <SessionFrame title={t("access.setUp")} lead={t("access.setUpLead")}>
      <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
        <Stack gap="md">
          <Refusal of={create} />
          <TextInput
            label={t("access.tenantName")}
            placeholder={t("access.tenantNameExample")}
            autoFocus
            {...form.getInputProps("tenantName")}
          />
          <TextInput label={t("access.yourName")} autoComplete="name" {...form.getInputProps("name")} />
          <TextInput label={t("access.email")} type="email" autoComplete="username" {...form.getInputProps("email")} />
          <PasswordInput
            label={t("access.password")}
            description={form.errors["password"] ? undefined : t("access.passwordRule")}
            autoComplete="new-password"
            {...form.getInputProps("password")}
          />
          <Button type="submit" loading={create.isPending} fullWidth mt="xs">
            {t("access.create")}
          </Button>
        </Stack>
      </form>
    </SessionFrame>
  );
}
