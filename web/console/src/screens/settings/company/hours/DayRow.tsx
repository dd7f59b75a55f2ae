import { ActionIcon, Button, Text } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Holiday, type Opening } from "../../../../../../../contracts/businessHours.ts";
import { smallIcon } from "../../../../theme.ts";
import classes from "./Hours.module.css";
import { TimeInput } from "./TimeInput.tsx";

const OPENINGS_MAX = 6;

/** The openings of a day, whether they can be. */
export const isDay = (openings: readonly Opening[]): boolean => Holiday.shape.openings.safeParse([...openings]).success;

interface DayRowProps {
  /** The day in words, for those who hear the fields. */
  readonly name: string;
  readonly heading: ReactNode;
  readonly openings: readonly Opening[];
  readonly onChange: (openings: readonly Opening[]) => void;
  readonly action?: ReactNode;
}

/** One day: its intervals, or that it is closed. */
export function DayRow({ name, heading, openings, onChange, action }: DayRowProps) {
  const { t } = useTranslation();
  const isWrong = !isDay(openings);
  const replace = (place: number, opening: Opening) =>
    onChange(openings.map((known, index) => (index === place ? opening : known)));
  const last = openings.at(-1);
  // An interval has no name but its place; its fields are made anew when one before it goes.
  const placed = openings.map((opening, place) => ({ id: `${openings.length}-${place}`, opening, place }));
  return (
    <li className={classes.day}>
      <div className={classes.heading}>{heading}</div>
      <div className={classes.openings}>
        {openings.length === 0 && <Text c="dimmed">{t("company.closed")}</Text>}
        {placed.map(({ id, opening, place }) => (
          <div key={id} className={classes.opening}>
            <TimeInput
              label={t("company.opensAt", { day: name, number: place + 1 })}
              value={opening.from}
              isWrong={isWrong}
              onChange={(from) => replace(place, { ...opening, from })}
            />
            <span aria-hidden>–</span>
            <TimeInput
              label={t("company.closesAt", { day: name, number: place + 1 })}
              value={opening.to}
              isWrong={isWrong}
              onChange={(to) => replace(place, { ...opening, to })}
            />
            <ActionIcon
              aria-label={t("company.removeOpening", { day: name, number: place + 1 })}
              onClick={() => onChange(openings.filter((_, index) => index !== place))}
            >
              <IconX {...smallIcon} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {isWrong && (
          <Text size="xs" c="red" role="alert" w="100%">
            {t("company.hoursWrong")}
          </Text>
        )}
      </div>
      <div className={classes.orders}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus {...smallIcon} aria-hidden />}
          aria-label={t("company.addOpeningTo", { day: name })}
          disabled={openings.length === OPENINGS_MAX}
          onClick={() => onChange([...openings, nextTo(last)])}
        >
          {t("company.addOpening")}
        </Button>
        {action}
      </div>
    </li>
  );
}

function nextTo(last: Opening | undefined): Opening {
  if (last === undefined) return { from: "10:00", to: "19:00" };
  return last.to < "22:00" ? { from: last.to, to: "22:00" } : { from: last.to, to: "24:00" };
}
