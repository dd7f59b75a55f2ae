import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TenantSettings } from "../../../../../../contracts/tenantSettings.ts";
import { SlaFields } from "../queues/SlaFields.tsx";
import { SettingsForm } from "./SettingsForm.tsx";

/** By when people answer, where a team promises nothing of its own. */
export function Promises({ settings }: { readonly settings: TenantSettings }) {
  const { t } = useTranslation();
  const [sla, setSla] = useState(settings.sla);
  return (
    <SettingsForm title={t("sla.title")} change={{ sla }}>
      <SlaFields policy={sla} onChange={setSla} />
    </SettingsForm>
  );
}
