import { Alert, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Later } from "../../../parts/Later.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { profile } from "../../../queries/people.ts";
import { useMay, useOperator } from "../../../shell/useOperator.ts";
import { AboutMe } from "./AboutMe.tsx";
import { ChangePassword } from "./ChangePassword.tsx";
import { NotificationChoices } from "./NotificationChoices.tsx";
import { OwnPhones } from "./OwnPhones.tsx";
import { OwnSessions } from "./OwnSessions.tsx";
import { TwoFactor } from "./TwoFactor.tsx";

export function ProfileScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(profile());
  const mayCall = useMay("calls.make");
  const profileOnly = useOperator()?.twoFactorNeeded ?? false;
  return (
    <Page title={t("profile.title")} lead={data?.person.email ?? ""}>
      {profileOnly && (
        <Alert color="red" role="alert" p="sm" mb="lg">
          {t("profile.twoFactorNeeded")}
        </Alert>
      )}
      {!data && !error && (
        <Later>
          <Skeleton height="12em" />
        </Later>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <div>
          <AboutMe person={data.person} signature={data.signature} />
          <NotificationChoices />
          <ChangePassword />
          <TwoFactor isOn={data.person.twoFactor} recoveryCodesLeft={data.recoveryCodesLeft} />
          {mayCall && <OwnPhones />}
          <OwnSessions />
        </div>
      )}
    </Page>
  );
}
