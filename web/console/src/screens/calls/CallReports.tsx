import { Badge, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CallReport } from "../../../../../contracts/call.ts";
import { exactTime } from "../../format/dates.ts";
import { duration, wholeNumber } from "../../format/numbers.ts";
import classes from "./CallDetails.module.css";

/** Everything phones said of a call, and why one of it counts. */
export function CallReports({ reports }: { readonly reports: readonly CallReport[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <Text size="sm" c="dimmed" mb="sm" component="h3">
        {t("callButton.reports")}
      </Text>
      {reports.length === 0 && <Text size="sm">{t("callButton.noReports")}</Text>}
      <ul className={classes.steps}>
        {reports.toReversed().map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </ul>
    </section>
  );
}

function Report({ report }: { readonly report: CallReport }) {
  const { t, i18n } = useTranslation();
  const { source, outcome, durationSeconds, counts, reason, clockOffSeconds, note, receivedAt } = report;
  const minutesOff = wholeNumber(Math.round(Math.abs(clockOffSeconds ?? 0) / 60), i18n.language);
  return (
    <li className={classes.step}>
      <Group gap="sm">
        <Text size="sm" fw={500}>
          {[outcome ? t(`callOutcome.${outcome}`) : "—", durationSeconds ? duration(durationSeconds) : null]
            .filter(Boolean)
            .join(", ")}
        </Text>
        <Badge size="sm" variant="default">
          {t(counts ? "callButton.counts" : "callButton.kept")}
        </Badge>
      </Group>
      {note && (
        <Text size="sm" className={classes.said}>
          {note}
        </Text>
      )}
      <Text size="sm">{t(`callButton.reason.${reason}`)}</Text>
      {clockOffSeconds !== null && <Text size="sm">{t("callButton.clockOff", { minutes: minutesOff })}</Text>}
      <Text size="xs" c="dimmed">
        {`${exactTime(receivedAt, i18n.language)} · ${t(`callButton.source.${source}`)}`}
      </Text>
    </li>
  );
}
