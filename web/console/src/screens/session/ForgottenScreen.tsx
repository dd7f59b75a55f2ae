import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { forgotPassword } from "../../../../../contracts/endpoints/session.ts";
import { call } from "../../api/call.ts";
import { LinkButton } from "../../parts/LinkButton.tsx";
import { SessionFrame } from "./SessionFrame.tsx";
import { looksLikeEmail } from "./looksLikeEmail.ts";
import { Refusal } from "../../parts/Refusal.tsx";

/** Asks for a letter with a link to a new password. Nobody learns here whether an e-mail is somebody's. */
export function ForgottenScreen() {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { email: "" },
    validate: { email: (email) => (looksLikeEmail(email) ? null : t("access.badEmail")) },
  });
  const ask = useMutation({ mutationFn: (body: typeof form.values) => call(forgotPassword, { body }) });
  const back = (
    <LinkButton to="/sign-in" variant="subtle" color="gray" fullWidth>
      {t("link.toSignIn")}
    </LinkButton>
  );
  if (ask.isSuccess) {
    return (
      <SessionFrame title={t("ways.sentTitle")} lead={t("ways.sentLead", { email: ask.variables.email.trim() })}>
        {back}
      </SessionFrame>
    );
  }
  return (
    <SessionFrame title={t("ways.forgottenTitle")} lead={t("ways.forgottenLead")}>
      <form onSubmit={form.onSubmit((values) => ask.mutate(values))} noValidate>
        <Stack gap="md">
          <Refusal of={ask} />
          <TextInput
            label={t("access.email")}
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps("email")}
          />
          <Button type="submit" loading={ask.isPending} fullWidth mt="xs">
            {t("ways.sendLink")}
          </Button>
          {back}
        </Stack>
      </form>
    </SessionFrame>
  );
}
