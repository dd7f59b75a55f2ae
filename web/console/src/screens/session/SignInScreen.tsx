import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "../../../../../contracts/endpoints/session.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { beginSession } from "../../api/session.ts";
import { OtherWays } from "./OtherWays.tsx";
import { SessionFrame } from "./SessionFrame.tsx";
import { looksLikeEmail } from "./looksLikeEmail.ts";

const route = getRouteApi("/sign-in");

/** E-mail and password, and then a code where the operator has switched two-factor sign-in on. */
export function SignInScreen() {
  const { t } = useTranslation();
  const router = useRouter();
  const { next = "/inbox", problem } = route.useSearch();
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({
    initialValues: { email: "", password: "", code: "" },
    validate: {
      email: (email) => (looksLikeEmail(email) ? null : t("access.badEmail")),
      password: (password) => (password ? null : t("access.needed")),
      code: (code) => (code.trim() || !asksCode ? null : t("access.needed")),
    },
  });
  const enter = useMutation({
    mutationFn: ({ email, password, code }: typeof form.values) =>
      call(signIn, { body: { email, password, ...(asksCode && { code }) } }),
    onSuccess: (session) => {
      beginSession(session);
      router.history.push(next);
    },
    onError: (error) => {
      if (errorCode(error) === "auth.code_needed") setAsksCode(true);
    },
  });
  const refusal = enter.isError ? errorCode(enter.error) : undefined;
  const startOver = () => {
    setAsksCode(false);
    enter.reset();
    form.setFieldValue("code", "");
  };

  return (
    <SessionFrame
      title={asksCode ? t("profile.codeStep") : t("access.signIn")}
      lead={asksCode ? t("profile.codeStepLead") : t("access.signInLead")}
    >
      <form onSubmit={form.onSubmit((values) => enter.mutate(values))} noValidate>
        <Stack gap="md">
          {refusal !== undefined && refusal !== "auth.code_needed" && (
            <Alert color="red" role="alert" p="sm">
              {t(`error.${refusal}`)}
            </Alert>
          )}
          {problem !== undefined && enter.isIdle && (
            <Alert color="red" role="alert" p="sm">
              {t(`ways.problem.${problem}`)}
            </Alert>
          )}
          {asksCode ? (
            <TextInput
              key="code"
              label={t("profile.code")}
              autoComplete="one-time-code"
              autoFocus
              {...form.getInputProps("code")}
            />
          ) : (
            <>
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
            </>
          )}
          <Button type="submit" loading={enter.isPending} fullWidth mt="xs">
            {t("access.enter")}
          </Button>
          {asksCode && (
            <Button variant="subtle" color="gray" onClick={startOver} fullWidth>
              {t("action.back")}
            </Button>
          )}
        </Stack>
      </form>
      {!asksCode && <OtherWays next={next} />}
    </SessionFrame>
  );
}
