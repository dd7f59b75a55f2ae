import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TenantSettings } from "../../../../../../contracts/tenantSettings.ts";
import { Language } from "../../../state/preferences.ts";
import { AccentInput } from "./AccentInput.tsx";
import { SettingsForm } from "./SettingsForm.tsx";
import { TimeZoneInput } from "./TimeZoneInput.tsx";

interface AboutCompanyProps {
  readonly name: string;
  readonly settings: TenantSettings;
}

export function AboutCompany({ name, settings: { language, timeZone, accent } }: AboutCompanyProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ name, language, timeZone, accent });
  const change = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  return (
    <SettingsForm title={t("company.about")} change={draft.name.trim() === "" ? undefined : draft}>
      <TextInput
        label={t("access.tenantName")}
        required
        maxLength={100}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label={t("company.language")}
        description={t("company.languageLead")}
        allowDeselect={false}
        value={draft.language}
        onChange={(chosen) => change({ language: Language.parse(chosen) })}
        data={[
          { value: "ru", label: "Русский" },
          { value: "en", label: "English" },
        ]}
      />
      <TimeZoneInput value={draft.timeZone} onChange={(chosen) => change({ timeZone: chosen })} />
      <AccentInput value={draft.accent} onChange={(chosen) => change({ accent: chosen })} />
    </SettingsForm>
  );
}
