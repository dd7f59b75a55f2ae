import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ContactId } from "../../../../../contracts/ids.ts";
import { contactList } from "../../queries/records.ts";

const TYPING_PAUSE_MS = 200;

interface ContactSelectProps {
  readonly label: string;
  readonly value: ContactId | null;
  readonly onChange: (contactId: ContactId | null) => void;
}

/** One of many contacts, whom the server finds by what is typed. */
export function ContactSelect({ label, value, onChange }: ContactSelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState("");
  const [search] = useDebouncedValue(typed === chosen ? "" : typed, TYPING_PAUSE_MS);
  const { data = [] } = useInfiniteQuery({ ...contactList(search), placeholderData: keepPreviousData });
  const found = data.filter(({ id }) => id !== value).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={label}
      placeholder={t("touches.findContact")}
      searchable
      clearable
      filter={({ options }) => options}
      nothingFoundMessage={t("list.nothingFound")}
      value={value}
      onSearchChange={setTyped}
      onChange={(id, option) => {
        setChosen(option?.label ?? "");
        onChange(ContactId.safeParse(id).data ?? null);
      }}
      data={value === null ? found : [{ value, label: chosen }, ...found]}
    />
  );
}
