import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BusinessHours } from "../../../../../../../contracts/businessHours.ts";
import { SettingsForm } from "../SettingsForm.tsx";
import { HoursFields } from "./HoursFields.tsx";

/** When the company works. */
export function HoursForm({ hours }: { readonly hours: BusinessHours }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(hours);
  const { data } = BusinessHours.safeParse(draft);
  return (
    <SettingsForm title={t("company.hours")} change={data && { businessHours: data }}>
      <Text size="sm" c="dimmed">
        {t("company.hoursLead")}
      </Text>
      <HoursFields hours={draft} onChange={setDraft} />
    </SettingsForm>
  );
}
