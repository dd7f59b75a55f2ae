import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ConversationStatus } from "../../../../../contracts/conversation.ts";
import { MessageAuthor } from "../../../../../contracts/message.ts";
import { people } from "../../queries/people.ts";
import { channelAccounts } from "../../queries/records.ts";
import { labels } from "../../queries/labels.ts";
import { useOperator } from "../../shell/useOperator.ts";
import { SearchPlace } from "./searchPlace.ts";
import classes from "./SearchScreen.module.css";

interface SearchFiltersFormProps {
  readonly place: SearchPlace;
  readonly onChange: (change: Partial<SearchPlace>) => void;
}

type Filter = Exclude<keyof SearchPlace, "q">;

/** What may be chosen from is what the role may read; the rest is not offered. */
export function SearchFiltersForm({ place, onChange }: SearchFiltersFormProps) {
  const { t } = useTranslation();
  const may = useOperator()?.permissions ?? [];
  const { data: accounts = [] } = useQuery({ ...channelAccounts(), enabled: may.includes("channels.read") });
  const { data: colleagues = [] } = useQuery({ ...people(), enabled: may.includes("people.read") });
  const { data: known = [] } = useQuery(labels());
  const change = (name: Filter, value: string) =>
    onChange({ [name]: undefined, ...(value && SearchPlace.parse({ [name]: value })) });
  const choice = (name: Filter, label: string, any: string, options: readonly { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={place[name] ?? ""}
      onChange={(event) => change(name, event.currentTarget.value)}
      data={[{ value: "", label: any }, ...options]}
    />
  );
  const { q: _, ...filters } = place;

  return (
    <fieldset className={classes.filters} aria-label={t("search.filters")}>
      {accounts.length > 1 &&
        choice(
          "channel",
          t("search.channel"),
          t("search.anyChannel"),
          accounts.map(({ account: { id, name } }) => ({ value: id, label: name })),
        )}
      {choice(
        "status",
        t("search.status"),
        t("search.anyChannel"),
        ConversationStatus.options.map((value) => ({ value, label: t(`search.statuses.${value}`) })),
      )}
      {choice(
        "author",
        t("search.author"),
        t("search.anybody"),
        MessageAuthor.options.map((value) => ({ value, label: t(`search.authors.${value}`) })),
      )}
      {colleagues.length > 0 &&
        choice(
          "operator",
          t("search.operator"),
          t("search.anybody"),
          colleagues.map(({ id, name }) => ({ value: id, label: name })),
        )}
      {known.length > 0 &&
        choice(
          "label",
          t("search.label"),
          t("search.any"),
          known.map(({ id, name }) => ({ value: id, label: name })),
        )}
      {choice("only", t("search.only"), t("search.everything"), [
        { value: "notes", label: t("search.onlyNotes") },
        { value: "files", label: t("search.onlyFiles") },
      ])}
      <TextInput
        type="date"
        label={t("search.from")}
        value={place.from ?? ""}
        max={place.to}
        onChange={(event) => change("from", event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t("search.to")}
        value={place.to ?? ""}
        min={place.from}
        onChange={(event) => change("to", event.currentTarget.value)}
      />
      {Object.values(filters).some((value) => value !== undefined) && (
        <Button
          variant="subtle"
          onClick={() => onChange(Object.fromEntries(Object.keys(filters).map((name) => [name, undefined])))}
        >
          {t("search.reset")}
        </Button>
      )}
    </fieldset>
  );
}
