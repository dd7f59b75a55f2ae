import { ActionIcon, Badge, Group, Skeleton, Stack, Tabs, Title } from "@mantine/core";
import { IconArrowLeft, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CompanyId } from "../../../../../../contracts/ids.ts";
import { errorCode } from "../../../api/clientError.ts";
import { Later } from "../../../parts/Later.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { companyCard, survivor } from "../../../queries/companies.ts";
import { useLayout } from "../../../shell/useLayout.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { AskMenu } from "./AskMenu.tsx";
import classes from "./CompanyCard.module.css";
import { CompanyFacts } from "./CompanyFacts.tsx";
import { CompanyNotes } from "./CompanyNotes.tsx";
import { CompanyPeople } from "./CompanyPeople.tsx";
import { TimelineList } from "./TimelineList.tsx";

const tabs = ["facts", "people", "notes", "timeline"] as const;

interface CompanyCardProps {
  readonly companyId: CompanyId;
  readonly onClose: () => void;
}

/** A company with everything that is known of it. */
export function CompanyCard({ companyId, onClose }: CompanyCardProps) {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  const mayEdit = useMay("companies.edit");
  const { data, error, refetch } = useQuery(companyCard(companyId));
  const isAway = error !== null && !data && errorCode(error) === "company.not_found";
  const { data: survivorId } = useQuery({ ...survivor(companyId), enabled: isAway, retry: false });
  if (survivorId && survivorId !== companyId)
    return <Navigate to="/companies/$companyId" params={{ companyId: survivorId }} search={(now) => now} replace />;
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <section className={classes.card} aria-label={data?.name}>
      <Group gap="sm" wrap="nowrap" className={classes.header}>
        {phone && (
          <ActionIcon aria-label={t("action.back")} onClick={onClose}>
            <IconArrowLeft {...icon} aria-hidden />
          </ActionIcon>
        )}
        <Title order={phone ? 1 : 2} size="lg" className={classes.name}>
          {data?.name}
        </Title>
        {data && (
          <Badge variant="light" color={data.leadState === "warm" ? "orange" : "blue"} className={classes.state}>
            {t(`companies.leadState.${data.leadState}`)}
          </Badge>
        )}
        {data && mayEdit && <AskMenu company={data} />}
        {!phone && (
          <ActionIcon aria-label={t("companies.close")} onClick={onClose}>
            <IconX {...icon} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {data ? (
        <Tabs defaultValue="facts" keepMounted={false} className={classes.tabs}>
          <Tabs.List grow>
            {tabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab} px="xs">
                {t(`companies.tab.${tab}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="facts" className={classes.panel}>
            <CompanyFacts company={data} />
          </Tabs.Panel>
          <Tabs.Panel value="people" className={classes.panel}>
            <CompanyPeople companyId={companyId} />
          </Tabs.Panel>
          <Tabs.Panel value="notes" className={classes.panel}>
            <CompanyNotes companyId={companyId} />
          </Tabs.Panel>
          <Tabs.Panel value="timeline" className={classes.panel}>
            <TimelineList owner={{ companyId }} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Later>
          <Stack p="lg">
            <Skeleton height="2em" />
            <Skeleton height="14em" />
          </Stack>
        </Later>
      )}
    </section>
  );
}
