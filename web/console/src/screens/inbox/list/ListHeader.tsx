import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOffer } from "../../../commands/offers.ts";
import { smallIcon } from "../../../theme.ts";
import { walkFound } from "../../search/walkFound.ts";
import { ListTabs } from "../finding/ListTabs.tsx";
import { ListTools } from "../finding/ListTools.tsx";
import { QueryChips } from "../finding/QueryChips.tsx";
import { useInboxPlace } from "../useInboxPlace.ts";
import classes from "./ListHeader.module.css";
import { TakeNext } from "./TakeNext.tsx";

const typingPauseMs = 250;

export function ListHeader() {
  const { t } = useTranslation();
  const { filter, search, narrow } = useInboxPlace();
  const navigate = useNavigate();
  const [typed, setTyped] = useTyped(search);
  const field = useRef<HTMLInputElement>(null);
  const apply = useDebouncedCallback(
    (text: string) => narrow({ filter, search: text.trim() || undefined }),
    typingPauseMs,
  );
  useOffer({ search: () => field.current?.focus() });

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
      <div className={classes.heading}>
        <h1 className={classes.title}>{t("list.title")}</h1>
        <div className={classes.tools}>
          <TakeNext />
          <ListTools />
        </div>
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
      <ListTabs search={typed.trim()} />
      <QueryChips />
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
