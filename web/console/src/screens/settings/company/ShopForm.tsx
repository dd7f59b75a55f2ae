import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TenantSettings } from "../../../../../../contracts/tenantSettings.ts";
import { SettingsForm } from "./SettingsForm.tsx";

const fields = ["name", "address", "phone", "hours"] as const;

/** What the bot tells about the shop. */
export function ShopForm({ shop }: { readonly shop: TenantSettings["shop"] }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(shop);
  return (
    <SettingsForm title={t("company.shop")} change={draft.name.trim() === "" ? undefined : { shop: draft }}>
      {fields.map((field) => (
        <TextInput
          key={field}
          label={t(`company.shopField.${field}`)}
          required={field === "name"}
          maxLength={300}
          value={draft[field] ?? ""}
          onChange={({ currentTarget: { value } }) => setDraft((now) => ({ ...now, [field]: value }))}
        />
      ))}
    </SettingsForm>
  );
}
