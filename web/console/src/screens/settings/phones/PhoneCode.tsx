import { Alert, Anchor, Button, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { errorCode } from "../../../api/clientError.ts";
import { duration } from "../../../format/numbers.ts";
import { QrCode } from "../../../parts/QrCode.tsx";
import { phoneCode, phoneSignIn } from "../../../queries/devices.ts";
import { useSecondsLeft } from "./useSecondsLeft.ts";

interface PhoneCodeProps {
  readonly isForBrowser: boolean;
  readonly onDone: () => void;
}

/** The code for the app's camera, or for the phone's own and the dialer in its browser: for how long it works, that it was scanned, and another one when it is over. */
export function PhoneCode({ isForBrowser, onDone }: PhoneCodeProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: code, error, isFetching, refetch } = useQuery(phoneCode());
  const secondsLeft = useSecondsLeft(code?.expiresAt);
  const { data: state } = useQuery({
    ...phoneSignIn(code?.token ?? ""),
    enabled: code !== undefined && secondsLeft > 0,
  });
  const isDone = state === "used";
  useEffect(() => {
    if (!isDone) return;
    void client.invalidateQueries({ queryKey: ["devices"] });
    // Whoever opens the dialog again wants another code.
    return () => client.removeQueries({ queryKey: phoneCode().queryKey });
  }, [isDone, client]);

  if (isDone)
    return (
      <Stack gap="md" align="flex-start">
        <Text component="output" size="sm">
          {t("phones.done")}
        </Text>
        <Button onClick={onDone} data-autofocus>
          {t("action.close")}
        </Button>
      </Stack>
    );
  const renew = (
    <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
      {t("phones.renew")}
    </Button>
  );
  if (error)
    return (
      <Stack gap="md" align="flex-start">
        <Alert color="red" role="alert" p="sm">
          {errorCode(error) === "request.rate_limited" ? t("phones.tooSoon") : t(`error.${errorCode(error)}`)}
        </Alert>
        {renew}
      </Stack>
    );
  if (code === undefined) return <Skeleton height="12em" width="12em" />;
  if (secondsLeft === 0)
    return (
      <Stack gap="md" align="flex-start">
        <Text component="output" size="sm">
          {t("phones.qrExpired")}
        </Text>
        {renew}
      </Stack>
    );
  // The app reads a bare token, a phone's camera an address; behind the # no server sees it.
  const address = `${location.origin}/dialer/#qr=${code.token}`;
  return (
    <Stack gap="xs" align="center">
      <QrCode text={isForBrowser ? address : code.token} label={t("phones.qrLabel")} />
      {isForBrowser && (
        <Anchor href={address} target="_blank" rel="noreferrer" size="sm">
          {t("phoneCode.open")}
        </Anchor>
      )}
      <Text size="sm" c="dimmed" role="timer">
        {t("phones.validFor", { time: duration(secondsLeft) })}
      </Text>
    </Stack>
  );
}
