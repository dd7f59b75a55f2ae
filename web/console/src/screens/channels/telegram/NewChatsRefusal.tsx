import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { resumeNewChats } from "../../../../../../contracts/endpoints/telegramAccounts.ts";
import type { ChannelAccountId } from "../../../../../../contracts/ids.ts";
import type { TelegramSession } from "../../../../../../contracts/telegramAccount.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { exactTime } from "../../../format/dates.ts";
import { telegramSession } from "../../../queries/telegram.ts";
import classes from "./NewChatsRefusal.module.css";

interface NewChatsRefusalProps {
  readonly channelAccountId: ChannelAccountId;
  readonly newChats: TelegramSession["newChats"];
}

/** First messages wait while Telegram refuses them; until when, it does not say. */
export function NewChatsRefusal({ channelAccountId, newChats }: NewChatsRefusalProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const resume = useMutation({
    mutationFn: () => call(resumeNewChats, { params: { channelAccountId } }),
    onSuccess: (session) => client.setQueryData(telegramSession(channelAccountId).queryKey, session),
    onError: (refusal) => notifications.show({ color: "red", message: t(`error.${errorCode(refusal)}`) }),
  });
  if (newChats === null) return null;
  const { refusedAt, probeAt } = newChats;
  return (
    <div className={classes.refusal}>
      <strong>{t("newChats.title")}</strong>
      <span>
        {t("newChats.lead", {
          since: exactTime(refusedAt, i18n.language),
          probe: exactTime(probeAt, i18n.language),
        })}
      </span>
      <Button size="xs" variant="default" loading={resume.isPending} onClick={() => resume.mutate()}>
        {t("newChats.resume")}
      </Button>
    </div>
  );
}
