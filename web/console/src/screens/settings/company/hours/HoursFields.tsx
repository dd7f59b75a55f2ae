import { useTranslation } from "react-i18next";
import type { BusinessHours } from "../../../../../../../contracts/businessHours.ts";
import { Weekday } from "../../../../../../../contracts/zonedTime.ts";
import { DayRow } from "./DayRow.tsx";
import classes from "./Hours.module.css";
import { Holidays } from "./Holidays.tsx";

interface HoursFieldsProps {
  readonly hours: BusinessHours;
  readonly onChange: (hours: BusinessHours) => void;
}

/** The week as people read it, and the dates that are not like it. */
export function HoursFields({ hours, onChange }: HoursFieldsProps) {
  const { t } = useTranslation();
  const { week, holidays } = hours;
  return (
    <>
      <ul className={classes.days}>
        {Weekday.options.map((day) => (
          <DayRow
            key={day}
            name={t(`company.day.${day}`)}
            heading={t(`company.day.${day}`)}
            openings={week[day]}
            onChange={(openings) => onChange({ week: { ...week, [day]: [...openings] }, holidays })}
          />
        ))}
      </ul>
      <Holidays holidays={holidays} onChange={(changed) => onChange({ week, holidays: [...changed] })} />
    </>
  );
}
