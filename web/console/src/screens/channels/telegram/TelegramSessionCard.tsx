import { Alert, Button, Group, Skeleton, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChannelAccount } from "../../../../../../contracts/channelAccount.ts";
import type { SessionOrder } from "../../../../../../contracts/telegramAccount.ts";
import { TemporalLink } from "../../../parts/TemporalLink.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { telegramSession } from "../../../queries/telegram.ts";
import { Dialog } from "../../settings/structure/Dialog.tsx";
import { HistoryImportCard } from "./HistoryImportCard.tsx";
import { NewChatsRefusal } from "./NewChatsRefusal.tsx";
import { OrderDialog } from "./OrderDialog.tsx";
import { SessionFacts } from "./SessionFacts.tsx";
import { SessionState } from "./SessionState.tsx";
import { SignIn } from "./SignIn.tsx";
import classes from "./TelegramSessionCard.module.css";

interface TelegramSessionCardProps {
  readonly account: ChannelAccount;
  /** On the account's own page. */
  readonly detailed: boolean;
}

/** A personal account's connection: who holds it, how far it was read, why it does not work, and what to do. */
export function TelegramSessionCard({ account, detailed }: TelegramSessionCardProps) {
  const { t } = useTranslation();
  const { data: session, error, refetch } = useQuery(telegramSession(account.id));
  const [signingIn, signIn] = useDisclosure(false);
  const [asked, setAsked] = useState<SessionOrder>();
  if (session === undefined)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton height="6em" m="lg" />;
  const { phase, problem, temporalUrl, checkProblem } = session;
  return (
    <section className={classes.session} aria-label={t("telegram.session", { name: account.name })}>
      {detailed ? (
        <SessionState status={account.status} session={session} />
      ) : (
        <>
          {problem && (
            <Alert color="red" p="sm">
              {t(`telegram.problem.${problem}`)}
            </Alert>
          )}
          {phase !== "signedIn" && <Text size="sm">{t(`telegram.phase.${phase}`)}</Text>}
          {phase === "signedIn" && checkProblem && (
            <Alert color="red" p="sm">
              {t(`channelPage.checkProblem.${checkProblem}`)}
            </Alert>
          )}
        </>
      )}
      <NewChatsRefusal channelAccountId={account.id} newChats={session.newChats} />
      {phase === "signedIn" && <SessionFacts session={session} detailed={detailed} />}
      {phase === "signedIn" && <HistoryImportCard account={account} />}
      <Group gap="sm">
        {phase === "signedIn" ? (
          (["relocate", "signOut"] as const).map((order) => (
            <Button
              key={order}
              size="xs"
              variant="default"
              loading={session.order === order}
              onClick={() => setAsked(order)}
            >
              {t(`telegram.${order}`)}
            </Button>
          ))
        ) : (
          <Button size="xs" onClick={signIn.open}>
            {t(phase === "signedOut" ? "telegram.signIn" : "telegram.goOn")}
          </Button>
        )}
        <TemporalLink url={temporalUrl} />
      </Group>
      <Dialog title={t("telegram.signInTitle", { name: account.name })} onClose={signIn.close}>
        {signingIn && <SignIn account={account} onDone={signIn.close} />}
      </Dialog>
      <OrderDialog account={account} order={asked} onClose={() => setAsked(undefined)} />
    </section>
  );
}
