import { Alert, Anchor, Button, Group, Skeleton, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ChannelAccount } from "../../../../../../contracts/channelAccount.ts";
import { relocateTelegramAccount } from "../../../../../../contracts/endpoints/telegramAccounts.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { Trouble } from "../../../parts/Trouble.tsx";
import { telegramSession } from "../../../queries/telegram.ts";
import { Dialog } from "../../settings/structure/Dialog.tsx";
import { HistoryImportCard } from "./HistoryImportCard.tsx";
import { NewChatsRefusal } from "./NewChatsRefusal.tsx";
import { SessionFacts } from "./SessionFacts.tsx";
import { SignIn } from "./SignIn.tsx";
import { SignOutDialog } from "./SignOutDialog.tsx";
import classes from "./TelegramSessionCard.module.css";

/** A personal account's connection: who holds it, how far it was read, why it does not work, and what to do. */
export function TelegramSessionCard({ account }: { readonly account: ChannelAccount }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = telegramSession(account.id);
  const { data: session, error, refetch } = useQuery(query);
  const [signingIn, signIn] = useDisclosure(false);
  const [signingOut, signOut] = useDisclosure(false);
  const relocate = useMutation({
    mutationFn: () => call(relocateTelegramAccount, { params: { channelAccountId: account.id } }),
    onSuccess: (ordered) => client.setQueryData(query.queryKey, ordered),
    onError: (refusal) => notifications.show({ color: "red", message: t(`error.${errorCode(refusal)}`) }),
  });
  if (session === undefined)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton height="6em" m="lg" />;
  const { phase, problem, temporalUrl } = session;
  return (
    <section className={classes.session} aria-label={t("telegram.session", { name: account.name })}>
      {problem && (
        <Alert color="red" p="sm">
          {t(`telegram.problem.${problem}`)}
        </Alert>
      )}
      {phase !== "signedIn" && <Text size="sm">{t(`telegram.phase.${phase}`)}</Text>}
      <NewChatsRefusal channelAccountId={account.id} newChats={session.newChats} />
      {phase === "signedIn" && <SessionFacts session={session} />}
      {phase === "signedIn" && <HistoryImportCard account={account} />}
      <Group gap="sm">
        {phase === "signedIn" ? (
          <>
            <Button
              size="xs"
              variant="default"
              loading={relocate.isPending || session.order === "relocate"}
              onClick={() => relocate.mutate()}
            >
              {t("telegram.relocate")}
            </Button>
            <Button size="xs" variant="default" loading={session.order === "signOut"} onClick={signOut.open}>
              {t("telegram.signOut")}
            </Button>
          </>
        ) : (
          <Button size="xs" onClick={signIn.open}>
            {t(phase === "signedOut" ? "telegram.signIn" : "telegram.goOn")}
          </Button>
        )}
        {temporalUrl && (
          <Anchor href={temporalUrl} target="_blank" rel="noreferrer" size="xs" underline="always">
            {t("telegram.temporal")}
          </Anchor>
        )}
      </Group>
      <Dialog title={t("telegram.signInTitle", { name: account.name })} onClose={signIn.close}>
        {signingIn && <SignIn account={account} onDone={signIn.close} />}
      </Dialog>
      <SignOutDialog account={signingOut ? account : undefined} onClose={signOut.close} />
    </section>
  );
}
