import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { signIn } from "../../../../../contracts/endpoints/session.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { beginSession } from "../../api/session.ts";
import { SessionFrame } from "./SessionFrame.tsx";
import { looksLikeEmail } from "./looksLikeEmail.ts";

const route = getRouteApi("/sign-in");

export function SignInScreen() {
  const { t } = useTranslation();
  const router = useRouter();
  const { next } = route.useSearch();
  const form = useForm({
    initialValues: { email: "", password: "" },
    validate: {
      email: (email) => (looksLikeEmail(email) ? null : t("access.badEmail")),
      password: (password) => (password ? null : t("access.needed")),
    },
  });
  const enter = useMutation({
    mutationFn: (body: typeof form.values) => call(signIn, { body }),
    onSuccess: (session) => {
      beginSession(session);
      router.history.push(next ?? "/inbox");
    },
  });

  return (
    <SessionFrame title={t("access.signIn")} lead={t("access.signInLead")}>
      <form onSubmit={form.onSubmit((values) => enter.mutate(values))} noValidate>
        <Stack gap="md">
          {enter.isError && (
            <Alert color="red" role="alert" p="sm">
              {t(`error.${errorCode(enter.error)}`)}
            </Alert>
          )}
          <TextInput
            label={t("access.email")}
            type="email"
            name="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps("email")}
          />
          <PasswordInput
            label={t("access.password")}
            name="password"
            autoComplete="current-password"
            {...form.getInputProps("password")}
          />
          <Button type="submit" loading={enter.isPending} fullWidth mt="xs">
            {t("access.enter")}
          </Button>
        </Stack>
      </form>
    </SessionFrame>
  );
}
