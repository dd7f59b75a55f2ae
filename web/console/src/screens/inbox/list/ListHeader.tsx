import { CloseButton, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConversationFilter, COUNTED_UP_TO } from "../../../../../../contracts/endpoints/conversations.ts";
import { useOffer } from "../../../commands/offers.ts";
import { countUpTo } from "../../../format/numbers.ts";
import { conversationCounts } from "../../../queries/conversations.ts";
import { smallIcon } from "../../../theme.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import classes from "./ListHeader.module.css";

const typingPauseMs = 250;

export function ListHeader() {
  const { t } = useTranslation();
  const { filter, search, narrow } = useInboxPlace();
  const { data } = useQuery(conversationCounts());
  const [typed, setTyped] = useTyped(search);
  const field = useRef<HTMLInputElement>(null);
  const apply = useDebouncedCallback(
    (text: string) => narrow({ filter, search: text.trim() || undefined }),
    typingPauseMs,
  );
  const toTab = (one: ConversationFilter) =>
    narrow({ filter: one === "all" ? undefined : one, search: typed.trim() || undefined });
  useOffer({ search: () => field.current?.focus(), nextTab: () => toTab(tabAfter(filter)) });

  const type = (text: string) => {
    setTyped(text);
    apply(text);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (typed) type("");
    else field.current?.blur();
  };

  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{t("list.title")}</h1>
      <TextInput
        ref={field}
        size="sm"
        type="search"
        aria-label={t("list.search")}
        placeholder={t("list.search")}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={leave}
        leftSection={<IconSearch {...smallIcon} aria-hidden />}
        rightSection={
          typed ? (
            <CloseButton size="sm" aria-label={t("list.clearSearch")} onClick={() => type("")} />
          ) : (
            <kbd className={classes.key}>/</kbd>
          )
        }
      />
      <fieldset className={classes.filters} aria-label={t("list.filters")}>
        {ConversationFilter.options.map((one) => (
          <UnstyledButton key={one} className={classes.filter} aria-pressed={one === filter} onClick={() => toTab(one)}>
            {t(`filter.${one}`)}
            {one !== "resolved" && (
              <span className={classes.count}>{data && countUpTo(COUNTED_UP_TO, data.counts[one])}</span>
            )}
          </UnstyledButton>
        ))}
      </fieldset>
    </header>
  );
}

function tabAfter(filter: ConversationFilter): ConversationFilter {
  const tabs = ConversationFilter.options;
  return tabs[(tabs.indexOf(filter) + 1) % tabs.length] ?? "all";
}

/** Runs ahead of the address while somebody types; follows it when the search is dropped elsewhere. */
function useTyped(search: string) {
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState(search);
  if (search !== known) {
    setKnown(search);
    if (search === "") setTyped("");
  }
  return [typed, setTyped] as const;
}
