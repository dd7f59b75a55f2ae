import { Button, Skeleton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlugConnected, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Later } from "../../parts/Later.tsx";
import { Page } from "../../parts/Page.tsx";
import { Quiet } from "../../parts/Quiet.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { channelAccounts } from "../../queries/records.ts";
import { useMay } from "../../shell/useOperator.ts";
import { icon } from "../../theme.ts";
import classes from "./ChannelsScreen.module.css";
import { ConnectChannel } from "./ConnectChannel.tsx";
import { HealthCard } from "./HealthCard.tsx";

export function ChannelsScreen() {
  const { t } = useTranslation();
  const mayManage = useMay("channels.manage");
  const { data, error, refetch } = useQuery(channelAccounts());
  const [connecting, wizard] = useDisclosure(false);
  const connect = mayManage && (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={wizard.open}>
      {t("channels.connect")}
    </Button>
  );
  return (
    <Page title={t("channels.title")} lead={t("channels.lead")} action={connect}>
      {!data && !error && (
        <Later>
          <Skeleton height="12em" />
        </Later>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Quiet icon={IconPlugConnected} title={t("channels.emptyTitle")}>
          {t("channels.empty")}
        </Quiet>
      )}
      <div className={classes.cards}>
        {data?.map((health) => (
          <HealthCard key={health.account.id} health={health} mayManage={mayManage} />
        ))}
      </div>
      <ConnectChannel opened={connecting} onClose={wizard.close} />
    </Page>
  );
}
