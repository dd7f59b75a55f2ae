import { useTranslation } from "react-i18next";
import { Page } from "../../../parts/Page.tsx";
import { FailedSignIns } from "./FailedSignIns.tsx";
import { PartsHealth } from "./PartsHealth.tsx";
import { Tenants } from "./Tenants.tsx";

/** What an administrator of the installation looks after: its companies, its parts, and who knocks without a key. */
export function InstallationScreen() {
  const { t } = useTranslation();
  return (
    <Page title={t("settings.section.installation")} lead={t("installation.lead")}>
      <div>
        <Tenants />
        <PartsHealth />
        <FailedSignIns />
      </div>
    </Page>
  );
}
