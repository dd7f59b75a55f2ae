import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Later } from "../../../parts/Later.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { company } from "../../../queries/company.ts";
import { AboutCompany } from "./AboutCompany.tsx";
import { Answering } from "./Answering.tsx";
import { ComingToPeople } from "./ComingToPeople.tsx";
import { ContractReminders } from "./ContractReminders.tsx";
import { HoursForm } from "./hours/HoursForm.tsx";
import { LogoInput } from "./LogoInput.tsx";
import { CallWaits } from "./CallWaits.tsx";
import { Promises } from "./Promises.tsx";
import { Retention } from "./Retention.tsx";
import { ShopForm } from "./ShopForm.tsx";
import { Touches } from "./Touches.tsx";

/** What the company decides about itself, a subject a section; each is saved alone. */
export function CompanyScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(company());
  return (
    <Page title={t("settings.section.company")} lead={t("company.lead")}>
      {!data && !error && (
        <Later>
          <Skeleton height="20em" />
        </Later>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <div>
          <AboutCompany name={data.name} settings={data.settings} />
          <LogoInput />
          <HoursForm hours={data.settings.businessHours} />
          <ShopForm shop={data.settings.shop} />
          <Answering settings={data.settings} />
          <ComingToPeople settings={data.settings} />
          <Promises settings={data.settings} />
          <CallWaits settings={data.settings} />
          <Touches touches={data.settings.touches} />
          <ContractReminders days={data.settings.contractReminderDays} />
          <Retention days={data.settings.retentionDays} />
        </div>
      )}
    </Page>
  );
}
