import { Alert, Button, Code, PasswordInput, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { beginTwoFactor, removeTwoFactor } from "../../../../../../contracts/endpoints/profile.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { refresh as refreshSession } from "../../../api/session.ts";
import { ConfirmTwoFactor, type NewSecret } from "./ConfirmTwoFactor.tsx";
import { Section } from "./Section.tsx";

interface TwoFactorProps {
  readonly isOn: boolean;
  readonly recoveryCodesLeft: number;
}

/** Switching the second factor on goes: password, secret, first code, recovery codes. Off: password. */
export function TwoFactor({ isOn, recoveryCodesLeft }: TwoFactorProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [secret, setSecret] = useState<NewSecret>();
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();
  const refresh = () => Promise.all([refreshSession(), client.invalidateQueries({ queryKey: ["profile"] })]);
  return (
    <Section title={t("profile.twoFactor")}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {isOn ? t("profile.twoFactorOn", { count: recoveryCodesLeft }) : t("profile.twoFactorOff")}
        </Text>
        {recoveryCodes && (
          <div>
            <Text size="sm" mb="xs">
              {t("profile.recoveryLead")}
            </Text>
            <Code block>{recoveryCodes.join("\n")}</Code>
          </div>
        )}
        {isOn && (
          <PasswordOrder
            label={t("profile.turnOff")}
            order={async (password) => {
              await call(removeTwoFactor, { body: { password } });
              setRecoveryCodes(undefined);
              await refresh();
            }}
          />
        )}
        {!isOn && !secret && (
          <PasswordOrder
            label={t("profile.turnOn")}
            order={async (password) => setSecret(await call(beginTwoFactor, { body: { password } }))}
          />
        )}
        {!isOn && secret && (
          <ConfirmTwoFactor
            secret={secret}
            onConfirmed={(codes) => {
              setSecret(undefined);
              setRecoveryCodes(codes);
              void refresh();
            }}
          />
        )}
      </Stack>
    </Section>
  );
}

interface PasswordOrderProps {
  readonly label: string;
  readonly order: (password: string) => Promise<void>;
}

/** An order that asks for the password again. */
function PasswordOrder({ label, order }: PasswordOrderProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const carryOut = useMutation({ mutationFn: () => order(password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    carryOut.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md" align="flex-start">
        {carryOut.isError && (
          <Alert color="red" role="alert" p="sm" w="100%">
            {t(`error.${errorCode(carryOut.error)}`)}
          </Alert>
        )}
        <PasswordInput
          w="100%"
          label={t("profile.confirmByPassword")}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={password === ""} loading={carryOut.isPending}>
          {label}
        </Button>
      </Stack>
    </form>
  );
}
