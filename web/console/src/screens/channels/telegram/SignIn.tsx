import { Alert, Button, Divider, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ChannelAccount } from "../../../../../../contracts/channelAccount.ts";
import { takeTelegramSignInStep } from "../../../../../../contracts/endpoints/telegramAccounts.ts";
import type { SignInStep } from "../../../../../../contracts/telegramAccount.ts";
import { call } from "../../../api/call.ts";
import { exactTime } from "../../../format/dates.ts";
import { QrCode } from "../../../parts/QrCode.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { telegramSession } from "../../../queries/telegram.ts";
import { StepForm } from "./StepForm.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";

interface SignInProps {
  readonly account: ChannelAccount;
  readonly onDone: () => void;
}

/** A code that was scanned says nothing by itself: how far it came is looked at this often. */
const LOOK_MS = 2_000;

/** Signing in, step by step; whoever comes back finds it where they left it. */
export function SignIn({ account, onDone }: SignInProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const query = telegramSession(account.id);
  const { data: session, error, refetch } = useQuery({ ...query, refetchInterval: LOOK_MS });
  const take = useMutation({
    mutationFn: (step: SignInStep) =>
      call(takeTelegramSignInStep, { params: { channelAccountId: account.id }, body: step }),
    onSuccess: (taken) => client.setQueryData(query.queryKey, taken),
    onSettled: () => client.invalidateQueries({ queryKey: ["channelAccounts"] }),
  });
  if (session === undefined)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton height="12em" />;
  const { phase, problem, waitUntil, qrLink, passwordHint } = session;
  const busy = take.isPending;
  return (
    <Stack gap="md">
      <Refusal of={take} />
      {problem && !busy && (
        <Alert color="red" role="alert" p="sm">
          {t(`telegram.problem.${problem}`)}
        </Alert>
      )}
      {phase === "qrShown" && (
        <>
          <Text size="sm">{t("telegram.qrLead")}</Text>
          {qrLink ? <QrCode text={qrLink} label={t("telegram.qrLabel")} /> : <Skeleton height="14em" />}
          <Divider label={t("telegram.or")} />
        </>
      )}
      {(phase === "signedOut" || phase === "qrShown") && (
        <StepForm key="phone" kind="phone" busy={busy} onEnter={(phone) => take.mutate({ step: "phone", phone })} />
      )}
      {phase === "codeAwaited" && (
        <StepForm key="code" kind="code" busy={busy} onEnter={(code) => take.mutate({ step: "code", code })} />
      )}
      {phase === "passwordAwaited" && (
        <StepForm
          key="password"
          kind="password"
          busy={busy}
          hint={passwordHint}
          onEnter={(password) => take.mutate({ step: "password", password })}
        />
      )}
      {waitUntil && phase !== "qrShown" && (
        <Text size="xs" c="dimmed">
          {t("telegram.waitsUntil", { time: exactTime(waitUntil, i18n.language) })}
        </Text>
      )}
      {phase === "signedIn" && (
        <>
          <Text size="sm" component="output">
            {t("telegram.signedIn")}
          </Text>
          <Button onClick={onDone} data-autofocus>
            {t("action.close")}
          </Button>
        </>
      )}
      {phase !== "signedIn" && phase !== "qrShown" && (
        <Button variant="default" disabled={busy} onClick={() => take.mutate({ step: "qr" })}>
          {t("telegram.byQr")}
        </Button>
      )}
    </Stack>
  );
}
