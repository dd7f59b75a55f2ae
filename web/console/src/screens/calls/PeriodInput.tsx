import { ActionIcon, Group, NativeSelect, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CallPeriod } from "../../../../../contracts/callStatistics.ts";
import { smallIcon } from "../../theme.ts";
import { periodName, stepped, today } from "./periods.ts";
import { useCallsPlace } from "./useCallsPlace.ts";

/** Which day, week or month; the list may also be of all time. */
export function PeriodInput() {
  const { t, i18n } = useTranslation();
  const { search, narrow } = useCallsPlace();
  const period = search.period ?? (search.tab === "statistics" ? "month" : undefined);
  const date = search.date ?? today();
  const isLast = period !== undefined && stepped(period, date, 1) > today();
  return (
    <Group gap="xs" wrap="nowrap">
      <NativeSelect
        aria-label={t("calls.period")}
        value={period ?? ""}
        onChange={(event) => {
          const chosen = CallPeriod.safeParse(event.currentTarget.value).data;
          narrow({ period: chosen, ...(chosen === undefined && { date: undefined }) });
        }}
        data={[
          ...(search.tab === "statistics" ? [] : [{ value: "", label: t("calls.allTime") }]),
          ...CallPeriod.options.map((value) => ({ value, label: t(`calls.each.${value}`) })),
        ]}
      />
      {period && (
        <>
          <ActionIcon
            aria-label={t("calls.earlier")}
            onClick={() => narrow({ period, date: stepped(period, date, -1) })}
          >
            <IconChevronLeft {...smallIcon} aria-hidden />
          </ActionIcon>
          <Text size="sm" aria-live="polite" style={{ whiteSpace: "nowrap" }}>
            {periodName(period, date, i18n.language)}
          </Text>
          <ActionIcon
            aria-label={t("calls.later")}
            disabled={isLast}
            onClick={() => narrow({ period, date: stepped(period, date, 1) })}
          >
            <IconChevronRight {...smallIcon} aria-hidden />
          </ActionIcon>
        </>
      )}
    </Group>
  );
}
