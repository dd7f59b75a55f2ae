import { Badge, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Tenant } from "../../../../../../contracts/tenant.ts";
import { fullDate, listTime } from "../../../format/dates.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import classes from "./InstallationScreen.module.css";
import { TenantMenu } from "./TenantMenu.tsx";

/** One company: how it is, and how much it does. */
export function TenantRow({ tenant }: { readonly tenant: Tenant }) {
  const { t, i18n } = useTranslation();
  const { name, status, suspendedReason, createdAt, lastMessageAt } = tenant;
  const said = (count: number) => wholeNumber(count, i18n.language);
  const facts = [
    t("installation.fact.people", { number: said(tenant.people) }),
    t("installation.fact.channels", { number: said(tenant.channels) }),
    t("installation.fact.openConversations", { number: said(tenant.openConversations) }),
    t("installation.fact.messages", { number: said(tenant.messages) }),
    lastMessageAt === null
      ? t("installation.fact.noMessage")
      : t("installation.fact.lastMessage", { time: listTime(lastMessageAt, i18n.language) }),
    t("installation.fact.created", { date: fullDate(createdAt, i18n.language) }),
  ];
  return (
    <li className={classes.tenant}>
      <div className={classes.what}>
        <div className={classes.named}>
          <Text fw={600}>{name}</Text>
          <Badge
            variant="default"
            tt="none"
            data-suspended={status === "suspended" || undefined}
            className={classes.badge}
          >
            {t(`installation.tenantStatus.${status}`)}
          </Badge>
        </div>
        {suspendedReason !== null && <Text size="sm">{t("company.suspendedReason", { reason: suspendedReason })}</Text>}
        <Text size="sm" c="dimmed">
          {facts.join(" · ")}
        </Text>
      </div>
      <TenantMenu tenant={tenant} />
    </li>
  );
}
