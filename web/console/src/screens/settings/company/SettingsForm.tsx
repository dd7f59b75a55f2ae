import { Button, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { changeOwnTenant } from "../../../../../../contracts/endpoints/ownTenant.ts";
import type { TenantChange } from "../../../../../../contracts/tenantSettings.ts";
import { call } from "../../../api/call.ts";
import { refresh } from "../../../api/session.ts";
import { Section } from "../profile/Section.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";

interface SettingsFormProps {
  readonly title: string;
  /** What is saved; undefined while something in it cannot be. */
  readonly change: z.input<typeof TenantChange> | undefined;
  readonly children: ReactNode;
}

/** A section of the company's settings with its own button. */
export function SettingsForm({ title, change, children }: SettingsFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: z.input<typeof TenantChange>) => call(changeOwnTenant, { body }),
    onSuccess: async (saved) => {
      client.setQueryData(["company"], saved);
      notifications.show({ color: "green", message: t("company.saved") });
      await refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change !== undefined) save.mutate(change);
  };
  return (
    <Section title={title}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Refusal of={save} />
          {children}
          <div>
            <Button
              type="submit"
              variant="default"
              loading={save.isPending}
              disabled={change === undefined}
              aria-label={`${t("action.save")}: ${title}`}
            >
              {t("action.save")}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
