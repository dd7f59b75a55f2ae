import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BusinessHours, Weekday } from "../../../../../../../contracts/businessHours.ts";
import { SettingsForm } from "../SettingsForm.tsx";
import { DayRow } from "./DayRow.tsx";
import classes from "./Hours.module.css";
import { Holidays } from "./Holidays.tsx";

/** The week as people read it, and the dates that are not like it. */
export function HoursForm({ hours }: { readonly hours: BusinessHours }) {
  const { t } = useTranslation();
  const [{ week, holidays }, setDraft] = useState(hours);
  const { data } = BusinessHours.safeParse({ week, holidays });
  return (
    <SettingsForm title={t("company.hours")} change={data && { businessHours: data }}>
      <Text size="sm" c="dimmed">
        {t("company.hoursLead")}
      </Text>
      <ul className={classes.days}>
        {Weekday.options.map((day) => (
          <DayRow
            key={day}
            name={t(`company.day.${day}`)}
            heading={t(`company.day.${day}`)}
            openings={week[day]}
            onChange={(openings) => setDraft((now) => ({ ...now, week: { ...now.week, [day]: [...openings] } }))}
          />
        ))}
      </ul>
      <Holidays holidays={holidays} onChange={(changed) => setDraft((now) => ({ ...now, holidays: [...changed] }))} />
    </SettingsForm>
  );
}
