import { useTranslation } from "react-i18next";
import { Page } from "../../../parts/Page.tsx";
import { FailedSignInTable } from "./FailedSignInTable.tsx";
import { OpenSessionList } from "./OpenSessionList.tsx";
import { SignInRules } from "./SignInRules.tsx";

export function SecurityScreen() {
  const { t } = useTranslation();
  return (
    <Page title={t("security.title")} lead={t("security.lead")}>
      <div>
        <SignInRules />
        <OpenSessionList />
        <FailedSignInTable />
      </div>
    </Page>
  );
}
