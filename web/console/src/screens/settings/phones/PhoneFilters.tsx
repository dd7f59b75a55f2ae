import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { DeviceProblem, DeviceSort } from "../../../../../../contracts/device.ts";
import type { listDevices } from "../../../../../../contracts/endpoints/devices.ts";
import { smallIcon } from "../../../theme.ts";
import classes from "./PhonesScreen.module.css";
import { PhonesSearch } from "./phonesSearch.ts";

const typingPauseMs = 250;

interface PhoneFiltersProps {
  readonly filter: PhonesSearch;
  readonly counts: z.output<typeof listDevices.result>["counts"];
  readonly onChange: (change: PhonesSearch) => void;
}

/** The states with how many phones are in each; a problem that no phone has is not offered. */
export function PhoneFilters({ filter, counts, onChange }: PhoneFiltersProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(filter.search ?? "");
  const search = useDebouncedCallback((text: string) => onChange({ search: text.trim() || undefined }), typingPauseMs);
  const states = [
    { value: "", label: counted(t("phones.state.all"), counts.all) },
    { value: "active", label: counted(t("phones.state.active"), counts.active) },
    { value: "inactive", label: counted(t("phones.state.inactive"), counts.all - counts.active) },
    { value: "troubled", label: t("phones.state.troubled") },
    ...DeviceProblem.options
      .filter((problem) => counts.problems[problem] > 0 || filter.state === problem)
      .map((value) => ({ value, label: counted(t(`phones.problem.${value}`), counts.problems[value]) })),
  ];
  return (
    <form className={classes.filters} aria-label={t("phones.filters")} onSubmit={(event) => event.preventDefault()}>
      <TextInput
        type="search"
        label={t("phones.search")}
        maxLength={100}
        value={typed}
        leftSection={<IconSearch {...smallIcon} aria-hidden />}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <NativeSelect
        label={t("phones.stateLabel")}
        data={states}
        value={filter.state ?? ""}
        onChange={(event) => onChange({ state: PhonesSearch.parse({ state: event.currentTarget.value }).state })}
      />
      <NativeSelect
        label={t("phones.sortLabel")}
        data={DeviceSort.options.map((value) => ({ value, label: t(`phones.sort.${value}`) }))}
        value={filter.phonesBy ?? "seen"}
        onChange={(event) =>
          onChange({ phonesBy: PhonesSearch.parse({ phonesBy: event.currentTarget.value }).phonesBy })
        }
      />
    </form>
  );
}

const counted = (label: string, count: number) => `${label}: ${count}`;
