import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlugConnected, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page } from "../../parts/Page.tsx";
import { Quiet } from "../../parts/Quiet.tsx";
import { channelAccounts } from "../../queries/records.ts";
import { useMay } from "../../shell/useOperator.ts";
import { icon } from "../../theme.ts";
import classes from "./ChannelsScreen.module.css";
import { ConnectChannel } from "./ConnectChannel.tsx";
import { HealthCard } from "./HealthCard.tsx";

export function ChannelsScreen() {
  const { t } = useTranslation();
  const mayManage = useMay("channels.manage");
  const query = useQuery(channelAccounts());
  const [connecting, wizard] = useDisclosure(false);
  const connect = mayManage && (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={wizard.open}>
      {t("channels.connect")}
    </Button>
  );
  const empty = (
    <Quiet icon={IconPlugConnected} title={t("channels.emptyTitle")}>
      {t("channels.empty")}
    </Quiet>
  );
  return (
    <Page title={t("channels.title")} lead={t("channels.lead")} action={connect}>
      <Loaded query={query} empty={empty}>
        {(all) => (
          <div className={classes.cards}>
            {all.map((health) => (
              <HealthCard key={health.account.id} health={health} mayManage={mayManage} />
            ))}
          </div>
        )}
      </Loaded>
      <ConnectChannel opened={connecting} onClose={wizard.close} />
    </Page>
  );
}
