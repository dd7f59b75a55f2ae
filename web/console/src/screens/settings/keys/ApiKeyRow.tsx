import { Badge, Button, Code, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ApiKey } from "../../../../../../contracts/apiKey.ts";
import { exactTime, fullDate } from "../../../format/dates.ts";
import classes from "./ApiKeysScreen.module.css";

interface ApiKeyRowProps {
  readonly apiKey: ApiKey;
  readonly onRevoke: (apiKey: ApiKey) => void;
}

export function ApiKeyRow({ apiKey, onRevoke }: ApiKeyRowProps) {
  const { t, i18n } = useTranslation();
  const { name, prefix, permissions, state, branchName, expiresAt, lastUsedAt, createdByName, createdAt } = apiKey;
  const used = lastUsedAt === null ? t("apiKeys.neverUsed") : exactTime(lastUsedAt, i18n.language);
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          <Code>{prefix}…</Code>
          {state !== "active" && (
            <Badge variant="default" tt="none">
              {t(`apiKeys.state.${state}`)}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {permissions.map((permission) => t(`apiKeys.permission.${permission}`)).join(" · ")}
        </Text>
        <Text size="sm" c="dimmed">
          {[branchName, createdByName, fullDate(createdAt, i18n.language)].filter(Boolean).join(" · ")}
        </Text>
      </div>
      <div className={classes.when}>
        <Text size="sm">{t("apiKeys.usedAt", { when: used })}</Text>
        <Text size="sm" c="dimmed">
          {expiresAt === null
            ? t("apiKeys.expiresNever")
            : t("apiKeys.expiresAt", { date: fullDate(expiresAt, i18n.language) })}
        </Text>
      </div>
      {state === "active" && (
        <Button
          size="xs"
          variant="default"
          aria-label={t("apiKeys.revokeOne", { name })}
          onClick={() => onRevoke(apiKey)}
        >
          {t("apiKeys.revoke")}
        </Button>
      )}
    </li>
  );
}
