import { ActionIcon, Button, Group, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Holiday } from "../../../../../../../contracts/businessHours.ts";
import { fullDate } from "../../../../format/dates.ts";
import { smallIcon } from "../../../../theme.ts";
import { DayRow } from "./DayRow.tsx";
import classes from "./Hours.module.css";

interface HolidaysProps {
  readonly holidays: readonly Holiday[];
  readonly onChange: (holidays: readonly Holiday[]) => void;
}

/** Dates with hours of their own, or closed. */
export function Holidays({ holidays, onChange }: HolidaysProps) {
  const { t, i18n } = useTranslation();
  const [date, setDate] = useState("");
  const [name, setName] = useState("");
  const isKnown = holidays.some((holiday) => holiday.date === date);
  const add = () => {
    onChange([...holidays, { date, name, openings: [] }].toSorted((one, other) => one.date.localeCompare(other.date)));
    setDate("");
    setName("");
  };
  return (
    <div>
      <Text fw={600} mb="xs">
        {t("company.holidays")}
      </Text>
      {holidays.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("company.noHolidays")}
        </Text>
      )}
      <ul className={classes.days}>
        {holidays.map((holiday) => {
          const day = fullDate(`${holiday.date}T12:00`, i18n.language);
          return (
            <DayRow
              key={holiday.date}
              name={day}
              heading={
                <>
                  {day}
                  {holiday.name && (
                    <Text size="xs" c="dimmed">
                      {holiday.name}
                    </Text>
                  )}
                </>
              }
              openings={holiday.openings}
              onChange={(openings) =>
                onChange(
                  holidays.map((known) =>
                    known.date === holiday.date ? { ...known, openings: [...openings] } : known,
                  ),
                )
              }
              action={
                <ActionIcon
                  aria-label={t("company.removeHoliday", { day })}
                  onClick={() => onChange(holidays.filter((known) => known.date !== holiday.date))}
                >
                  <IconTrash {...smallIcon} aria-hidden />
                </ActionIcon>
              }
            />
          );
        })}
      </ul>
      <Group gap="sm" align="flex-end" mt="sm">
        <TextInput
          type="date"
          label={t("company.date")}
          value={date}
          error={isKnown && t("company.dateKnown")}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <TextInput
          flex={1}
          miw="9em"
          label={t("company.holidayName")}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="default" disabled={date === "" || isKnown} onClick={add}>
          {t("company.addHoliday")}
        </Button>
      </Group>
    </div>
  );
}
