import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconAddressBook, IconMessagePlus, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOffer } from "../../commands/offers.ts";
import { Quiet } from "../../parts/Quiet.tsx";
import { RowSkeletons } from "../../parts/RowSkeletons.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { contactList } from "../../queries/records.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { useMay } from "../../shell/useOperator.ts";
import { openStartChat } from "../../state/startChat.ts";
import { icon, smallIcon } from "../../theme.ts";
import { ContactCard } from "./ContactCard.tsx";
import { ContactRows } from "./ContactRows.tsx";
import classes from "./ContactsScreen.module.css";

const route = getRouteApi("/shell/contacts");
const typingPauseMs = 250;

export function ContactsScreen() {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  const { search = "" } = route.useSearch();
  const { contactId } = useParams({ strict: false });
  const navigate = useNavigate();
  const mayAnswer = useMay("conversations.answer");
  const list = useInfiniteQuery(contactList(search));
  const [typed, setTyped] = useState(search);
  const field = useRef<HTMLInputElement>(null);
  const apply = useDebouncedCallback(
    (text: string) => void navigate({ to: ".", search: { search: text.trim() || undefined }, replace: true }),
    typingPauseMs,
  );
  useOffer({
    search: () => field.current?.focus(),
    up: () => void navigate({ to: "/contacts", search: { search: search || undefined } }),
  });

  const loadMore = () => {
    if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
  };
  const rows = (
    <section className={classes.list} aria-label={t("contacts.title")}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <h1 className={classes.title}>{t("contacts.title")}</h1>
          {mayAnswer && (
            <Tooltip label={t("startChat.title")}>
              <ActionIcon size="lg" variant="default" aria-label={t("startChat.title")} onClick={() => openStartChat()}>
                <IconMessagePlus {...icon} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        <TextInput
          ref={field}
          className={classes.search}
          type="search"
          aria-label={t("contacts.search")}
          placeholder={t("contacts.search")}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            apply(event.currentTarget.value);
          }}
          leftSection={<IconSearch {...smallIcon} aria-hidden />}
        />
      </header>
      {list.isPending && <RowSkeletons rows={9} />}
      {list.isError && !list.data && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <Quiet icon={IconAddressBook} title={search ? t("list.nothingFound") : t("contacts.emptyTitle")}>
          {search ? undefined : t("contacts.empty")}
        </Quiet>
      )}
      {list.data && list.data.length > 0 && <ContactRows contacts={list.data} selected={contactId} onEnd={loadMore} />}
    </section>
  );
  if (phone) return contactId ? <ContactCard contactId={contactId} /> : rows;
  return (
    <div className={classes.panes}>
      {rows}
      <div className={classes.card}>
        {contactId && <ContactCard contactId={contactId} />}
        {!contactId && list.data && list.data.length > 0 && (
          <Quiet icon={IconAddressBook} title={t("contacts.pickTitle")}>
            {t("contacts.pickLead")}
          </Quiet>
        )}
      </div>
    </div>
  );
}
