import { MultiSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SettingsForm } from "./SettingsForm.tsx";

const offered = [90, 60, 30, 14, 7, 3, 1];

/** How many days before a contract ends its responsible operator hears of it. */
export function ContractReminders({ days }: { readonly days: readonly number[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(days.map(String));
  const all = [...new Set([...offered, ...days])].toSorted((one, other) => other - one);
  return (
    <SettingsForm title={t("companyRequests.contracts")} change={{ contractReminderDays: chosen.map(Number) }}>
      <MultiSelect
        label={t("companyRequests.remindBefore")}
        description={t("companyRequests.remindLead")}
        value={chosen}
        onChange={setChosen}
        maxValues={5}
        data={all.map((count) => ({ value: String(count), label: t("companies.days", { count }) }))}
      />
    </SettingsForm>
  );
}
