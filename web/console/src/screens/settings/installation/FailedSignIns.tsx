import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { exactTime } from "../../../format/dates.ts";
import { Trouble } from "../../../parts/Trouble.tsx";
import { unknownSignIns } from "../../../queries/installation.ts";
import { Section } from "../profile/Section.tsx";
import classes from "./InstallationScreen.module.css";

/** Who tried e-mails that nobody has. */
export function FailedSignIns() {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useQuery(unknownSignIns());
  return (
    <Section title={t("installation.failedSignIns")}>
      <Text size="sm" c="dimmed" mb="sm">
        {t("installation.failedSignInsLead")}
      </Text>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <Text>{t("installation.noFailedSignIns")}</Text>}
      {data !== undefined && data.length > 0 && (
        <ul className={classes.failures}>
          {data.map(({ id, occurredAt, address }) => (
            <li key={id}>
              {exactTime(occurredAt, i18n.language)} · {address ?? t("installation.unknownAddress")}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
