import { Button, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { createTenant } from "../../../../../../contracts/endpoints/tenants.ts";
import type { PersonLink } from "../../../../../../contracts/person.ts";
import { call } from "../../../api/call.ts";
import { Language } from "../../../state/preferences.ts";
import { looksLikeEmail } from "../../session/looksLikeEmail.ts";
import { TimeZoneInput } from "../company/TimeZoneInput.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";

interface CreateTenantProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onLink: (link: PersonLink) => void;
}

/** A company and its first administrator; the answer is a link to hand over. */
export function CreateTenant({ opened, onClose, onLink }: CreateTenantProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("installation.create")}>
      <CreateForm
        onCreated={(link) => {
          onClose();
          onLink(link);
        }}
      />
    </Modal>
  );
}

function CreateForm({ onCreated }: { readonly onCreated: (link: PersonLink) => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      name: "",
      language: Language.parse(i18n.language),
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      administrator: { name: "", email: "" },
    },
    validate: {
      name: (name) => (name.trim() ? null : t("access.needed")),
      administrator: {
        name: (name) => (name.trim() ? null : t("access.needed")),
        email: (email) => (looksLikeEmail(email) ? null : t("access.badEmail")),
      },
    },
  });
  const create = useMutation({
    mutationFn: (body: typeof form.values) => call(createTenant, { body }),
    onSuccess: ({ link }) => {
      onCreated(link);
      return client.invalidateQueries({ queryKey: ["tenants"] });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
      <Stack gap="md">
        <Refusal of={create} />
        <TextInput label={t("access.tenantName")} maxLength={100} data-autofocus {...form.getInputProps("name")} />
        <Select
          label={t("company.language")}
          allowDeselect={false}
          data={[
            { value: "ru", label: "Русский" },
            { value: "en", label: "English" },
          ]}
          {...form.getInputProps("language")}
        />
        <TimeZoneInput value={form.values.timeZone} onChange={(timeZone) => form.setFieldValue("timeZone", timeZone)} />
        <TextInput label={t("installation.adminName")} maxLength={100} {...form.getInputProps("administrator.name")} />
        <TextInput
          label={t("installation.adminEmail")}
          type="email"
          maxLength={200}
          {...form.getInputProps("administrator.email")}
        />
        <Button type="submit" loading={create.isPending}>
          {t("people.makeLink")}
        </Button>
      </Stack>
    </form>
  );
}
