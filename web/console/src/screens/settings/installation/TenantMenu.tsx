import { ActionIcon, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots, IconPencil, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { renameTenant, resumeTenant, suspendTenant } from "../../../../../../contracts/endpoints/tenants.ts";
import type { Tenant } from "../../../../../../contracts/tenant.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { icon } from "../../../theme.ts";
import { AskText } from "./AskText.tsx";

export function TenantMenu({ tenant: { id, name, status } }: { readonly tenant: Tenant }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState<"rename" | "suspend">();
  const params = { tenantId: id };
  const done = {
    onSuccess: () => {
      setAsking(undefined);
      return client.invalidateQueries({ queryKey: ["tenants"] });
    },
    onError: (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  };
  const rename = useMutation({
    mutationFn: (text: string) => call(renameTenant, { params, body: { name: text } }),
    ...done,
  });
  const suspend = useMutation({
    mutationFn: (reason: string) => call(suspendTenant, { params, body: { reason } }),
    ...done,
  });
  const resume = useMutation({ mutationFn: () => call(resumeTenant, { params }), ...done });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("people.ordersFor", { name })}>
            <IconDots {...icon} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...icon} aria-hidden />} onClick={() => setAsking("rename")}>
            {t("installation.rename")}
          </Menu.Item>
          {status === "active" ? (
            <Menu.Item leftSection={<IconPlayerPause {...icon} aria-hidden />} onClick={() => setAsking("suspend")}>
              {t("installation.suspend")}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPlay {...icon} aria-hidden />} onClick={() => resume.mutate()}>
              {t("installation.resume")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <AskText
        opened={asking === "rename"}
        title={t("installation.renameTitle", { name })}
        label={t("access.tenantName")}
        initial={name}
        maxLength={100}
        order={t("action.save")}
        isPending={rename.isPending}
        onClose={() => setAsking(undefined)}
        onDone={rename.mutate}
      />
      <AskText
        opened={asking === "suspend"}
        title={t("installation.suspendTitle", { name })}
        lead={t("installation.suspendLead")}
        label={t("installation.reason")}
        initial=""
        maxLength={500}
        order={t("installation.suspend")}
        isPending={suspend.isPending}
        onClose={() => setAsking(undefined)}
        onDone={suspend.mutate}
      />
    </>
  );
}
