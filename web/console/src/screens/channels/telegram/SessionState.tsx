import { useTranslation } from "react-i18next";
import type { ChannelAccountStatus } from "../../../../../../contracts/channel.ts";
import type { TelegramSession } from "../../../../../../contracts/telegramAccount.ts";
import { duration } from "../../../format/numbers.ts";
import { useNow } from "../../../format/useNow.ts";
import classes from "./TelegramSessionCard.module.css";

interface SessionStateProps {
  readonly status: ChannelAccountStatus;
  readonly session: TelegramSession;
}

/** Whether the account works, why not, and what to do. */
export function SessionState({ status, session }: SessionStateProps) {
  const { t } = useTranslation();
  const { state, why } = useSessionState(status, session);
  return (
    <p className={classes.state} data-state={state}>
      <strong>{t(`channelPage.state.${state}`)}.</strong> {why}
    </p>
  );
}

function useSessionState(status: ChannelAccountStatus, session: TelegramSession) {
  const { t } = useTranslation();
  const { phase, problem, holder, checkProblem, floodUntil } = session;
  const now = useNow(1_000);
  const leftMs = floodUntil === null ? 0 : new Date(floodUntil).getTime() - now;
  if (problem !== null) return { state: "error", why: t(`telegram.problem.${problem}`) } as const;
  if (phase === "signedOut") return { state: "inactive", why: t("telegram.phase.signedOut") } as const;
  if (phase !== "signedIn") return { state: "authenticating", why: t(`telegram.phase.${phase}`) } as const;
  if (status === "paused") return { state: "inactive", why: t("channels.statusLead.paused") } as const;
  if (holder === null) return { state: "inactive", why: t("channelPage.unheld") } as const;
  if (checkProblem !== null) return { state: "error", why: t(`channelPage.checkProblem.${checkProblem}`) } as const;
  if (leftMs > 0)
    return { state: "active", why: t("channelPage.flooded", { left: duration(leftMs / 1_000) }) } as const;
  return { state: "active", why: t("channels.statusLead.active") } as const;
}
