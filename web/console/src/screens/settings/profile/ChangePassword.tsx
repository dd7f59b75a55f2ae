import { Alert, Button, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changePassword } from "../../../../../../contracts/endpoints/profile.ts";
import { Password } from "../../../../../../contracts/password.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { Section } from "./Section.tsx";

export function ChangePassword() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { current: "", next: "" },
    validate: {
      current: (current) => (current ? null : t("access.needed")),
      next: (next) => (Password.safeParse(next).success ? null : t("profile.passwordRule")),
    },
  });
  const change = useMutation({
    mutationFn: (body: typeof form.values) => call(changePassword, { body }),
    onSuccess: () => {
      form.reset();
      notifications.show({ color: "green", message: t("profile.passwordChanged") });
      return client.invalidateQueries({ queryKey: ["ownSessions"] });
    },
  });
  return (
    <Section title={t("access.password")}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
        <Stack gap="md" align="flex-start">
          {change.isError && (
            <Alert color="red" role="alert" p="sm" w="100%">
              {t(`error.${errorCode(change.error)}`)}
            </Alert>
          )}
          <PasswordInput
            w="100%"
            label={t("profile.currentPassword")}
            autoComplete="current-password"
            {...form.getInputProps("current")}
          />
          <PasswordInput
            w="100%"
            label={t("profile.newPassword")}
            description={t("profile.passwordRule")}
            autoComplete="new-password"
            {...form.getInputProps("next")}
          />
          <Button type="submit" variant="default" loading={change.isPending}>
            {t("profile.changePassword")}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
