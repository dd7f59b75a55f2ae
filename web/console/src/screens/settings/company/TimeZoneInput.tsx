import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

const SHOWN_MAX = 80;

interface TimeZoneInputProps {
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** Every zone this browser knows, with how far it is from Greenwich now; found by typing a city. */
export function TimeZoneInput({ value, onChange }: TimeZoneInputProps) {
  const { t } = useTranslation();
  const zones = useMemo(() => zonesWith(value), [value]);
  return (
    <Select
      label={t("company.timeZone")}
      searchable
      allowDeselect={false}
      limit={SHOWN_MAX}
      nothingFoundMessage={t("company.noTimeZone")}
      value={value}
      onChange={(chosen) => chosen && onChange(chosen)}
      data={zones}
    />
  );
}

const zonesWith = (current: string) =>
  [...new Set([current, ...Intl.supportedValuesOf("timeZone")])]
    .toSorted()
    .map((zone) => ({ value: zone, label: `${zone.replaceAll("_", " ")} (${offsetOf(zone)})` }));

function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
