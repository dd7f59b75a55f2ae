import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { choosePassword } from "../../../../../contracts/endpoints/people.ts";
import { signIn } from "../../../../../contracts/endpoints/session.ts";
import { Password } from "../../../../../contracts/password.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { beginSession } from "../../api/session.ts";
import { LinkButton } from "../../parts/LinkButton.tsx";
import { personLink } from "../../queries/people.ts";
import { SessionFrame } from "./SessionFrame.tsx";
import { Refusal } from "../../parts/Refusal.tsx";

/** Where an invitation or a reset link leads: choose a password, and be signed in with it. */
export function LinkScreen() {
  const { t } = useTranslation();
  const token = useLocation({ select: ({ hash }) => hash });
  const { data: link, error } = useQuery(personLink(token));
  if (error) {
    return (
      <SessionFrame title={t("link.deadTitle")} lead={t(`error.${errorCode(error)}`)}>
        <LinkButton to="/sign-in" variant="default" fullWidth>
          {t("link.toSignIn")}
        </LinkButton>
      </SessionFrame>
    );
  }
  if (!link) return null;
  const { kind, name, tenantName, logo } = link;
  return (
    <SessionFrame
      title={t(`link.title.${kind}`, { name })}
      lead={t(`link.lead.${kind}`, { tenantName })}
      brand={{ name: tenantName, logo }}
    >
      <PasswordForm token={token} email={link.email} />
    </SessionFrame>
  );
}

function PasswordForm({ token, email }: { readonly token: string; readonly email: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { password: "" },
    validate: { password: (password) => (Password.safeParse(password).success ? null : t("profile.passwordRule")) },
  });
  const choose = useMutation({
    mutationFn: async ({ password }: typeof form.values) => {
      await call(choosePassword, { body: { token, password } });
      return call(signIn, { body: { email, password } });
    },
    onSuccess: (session) => {
      beginSession(session);
      return navigate({ to: "/inbox", replace: true });
    },
    onError: (error) =>
      errorCode(error) === "auth.code_needed" ? navigate({ to: "/sign-in", replace: true }) : undefined,
  });
  return (
    <form onSubmit={form.onSubmit((values) => choose.mutate(values))} noValidate>
      <Stack gap="md">
        <Refusal of={choose} />
        <TextInput label={t("access.email")} type="email" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t("link.password")}
          description={t("profile.passwordRule")}
          autoComplete="new-password"
          autoFocus
          {...form.getInputProps("password")}
        />
        <Button type="submit" loading={choose.isPending} fullWidth mt="xs">
          {t("link.enter")}
        </Button>
      </Stack>
    </form>
  );
}
