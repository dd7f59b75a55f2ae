import { IconArrowLeft } from "@tabler/icons-react";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { HELD_KIND } from "../../../../../../contracts/channel.ts";
import { Later } from "../../../parts/Later.tsx";
import { LinkButton } from "../../../parts/LinkButton.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { channelAccount } from "../../../queries/records.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { smallIcon } from "../../../theme.ts";
import { HealthCard } from "../HealthCard.tsx";
import { AccountEvents } from "./AccountEvents.tsx";

/** One channel account: how it is, who holds its connection, and what happened to it. */
export function AccountScreen() {
  const { t } = useTranslation();
  const { channelAccountId } = useParams({ from: "/shell/channels/$channelAccountId" });
  const mayManage = useMay("channels.manage");
  const { data: health, error, refetch } = useQuery(channelAccount(channelAccountId));
  const back = (
    <LinkButton to="/channels" variant="default" leftSection={<IconArrowLeft {...smallIcon} aria-hidden />}>
      {t("channels.title")}
    </LinkButton>
  );
  return (
    <Page title={health?.account.name ?? t("channelPage.title")} lead={t("channelPage.lead")} action={back}>
      {health && (
        <>
          <HealthCard health={health} mayManage={mayManage} detailed />
          {health.account.kind === HELD_KIND && mayManage && <AccountEvents channelAccountId={channelAccountId} />}
        </>
      )}
      {!health && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!health && !error && (
        <Later>
          <Skeleton height="20em" />
        </Later>
      )}
    </Page>
  );
}
