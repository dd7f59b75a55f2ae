import { CloseButton, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConversationFilter, COUNTED_UP_TO } from "../../../../../../contracts/endpoints/conversations.ts";
import { countUpTo } from "../../../format/numbers.ts";
import { conversationCounts } from "../../../queries/conversations.ts";
import { useShortcuts } from "../../../shell/useShortcuts.ts";
import { smallIcon } from "../../../theme.ts";
import { walkFound } from "../../search/walkFound.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import classes from "./ListHeader.module.css";
import { TakeNext } from "./TakeNext.tsx";

const typingPauseMs = 250;

export function ListHeader() {
  const { t } = useTranslation();
  const { filter, search, narrow } = useInboxPlace();
  const navigate = useNavigate();
  const { data } = useQuery(conversationCounts());
  const [typed, setTyped] = useTyped(search);
  const field = useRef<HTMLInputElement>(null);
  const apply = useDebouncedCallback(
    (text: string) => narrow({ filter, search: text.trim() || undefined }),
    typingPauseMs,
  );
  useShortcuts({ Slash: () => field.current?.focus() });

  const type = (text: string) => {
    setTyped(text);
    apply(text);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    walkFound(event);
    if (event.key === "Enter" && typed.trim()) void navigate({ to: "/search", search: { q: typed.trim() } });
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (typed) type("");
    else field.current?.blur();
  };

  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <h1 className={classes.title}>{t("list.title")}</h1>
        <TakeNext />
      </div>
      <TextInput
        ref={field}
        size="sm"
        type="search"
        aria-label={t("list.search")}
        placeholder={t("list.search")}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
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
          <UnstyledButton
            key={one}
            className={classes.filter}
            aria-pressed={one === filter}
            onClick={() => narrow({ filter: one === "all" ? undefined : one, search: typed.trim() || undefined })}
          >
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
