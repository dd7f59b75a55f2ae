import { Alert, Anchor, Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { confirmTwoFactor } from "../../../../../../contracts/endpoints/profile.ts";
import { call } from "../../../api/call.ts";
import { QrCode } from "../../../parts/QrCode.tsx";
import { errorCode } from "../../../api/clientError.ts";

export interface NewSecret {
  readonly secret: string;
  readonly uri: string;
}

interface ConfirmTwoFactorProps {
  readonly secret: NewSecret;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
}

/** The secret to photograph or type into an authenticator app, and the first code to prove that it arrived. */
export function ConfirmTwoFactor({ secret: { secret, uri }, onConfirmed }: ConfirmTwoFactorProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => call(confirmTwoFactor, { body: { code } }),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md" align="flex-start">
        <Text size="sm">{t("profile.secretLead")}</Text>
        <Group gap="lg" align="flex-start">
          <QrCode text={uri} label={t("ways.secretQr")} />
          <Stack gap="md" align="flex-start" flex="1 1 12em">
            <Code block w="100%" data-secret style={{ whiteSpace: "pre-wrap" }}>
              {(secret.match(/.{1,4}/g) ?? []).join(" ")}
            </Code>
            <Anchor href={uri} size="sm">
              {t("profile.openApp")}
            </Anchor>
          </Stack>
        </Group>
        {confirm.isError && (
          <Alert color="red" role="alert" p="sm" w="100%">
            {t(`error.${errorCode(confirm.error)}`)}
          </Alert>
        )}
        <TextInput
          w="100%"
          label={t("profile.code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" disabled={code.trim() === ""} loading={confirm.isPending}>
          {t("profile.confirm")}
        </Button>
      </Stack>
    </form>
  );
}
