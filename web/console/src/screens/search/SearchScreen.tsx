import { Button, TextInput } from "@mantine/core";
import { useDebouncedCallback, useDisclosure } from "@mantine/hooks";
import { IconAdjustmentsHorizontal, IconSearch, IconSearchOff } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "../../parts/Page.tsx";
import { Quiet } from "../../parts/Quiet.tsx";
import { RowSkeletons } from "../../parts/RowSkeletons.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { foundMessages } from "../../queries/search.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { useOffer } from "../../commands/offers.ts";
import { smallIcon } from "../../theme.ts";
import { FoundContacts } from "./FoundContacts.tsx";
import { FoundGroup } from "./FoundGroup.tsx";
import { SearchFiltersForm } from "./SearchFiltersForm.tsx";
import { filtersOf } from "./searchPlace.ts";
import type { SearchPlace } from "./searchPlace.ts";
import classes from "./SearchScreen.module.css";
import { walkFound } from "./walkFound.ts";

const route = getRouteApi("/shell/search");
const typingPauseMs = 250;

/** Everything found in every message, with filters. The address holds the whole question. */
export function SearchScreen() {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  const [unfolded, { toggle }] = useDisclosure(false);
  const place = route.useSearch();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(place.q ?? "");
  const narrow = (change: Partial<SearchPlace>) =>
    void navigate({ to: "/search", search: (now) => ({ ...now, ...change }), replace: true });
  const apply = useDebouncedCallback((q: string) => narrow({ q: q || undefined }), typingPauseMs);
  useOffer({ search: () => field.current?.focus(), up: () => void navigate({ to: "/inbox" }) });

  return (
    <Page title={t("search.title")} lead={t("search.lead")}>
      <div data-search>
        <TextInput
          ref={field}
          type="search"
          size="md"
          aria-label={t("search.field")}
          placeholder={t("search.field")}
          maxLength={200}
          autoFocus={typed === ""}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            apply(event.currentTarget.value);
          }}
          onKeyDown={walkFound}
          leftSection={<IconSearch {...smallIcon} aria-hidden />}
        />
        {phone && (
          <Button
            className={classes.fold}
            variant="default"
            aria-expanded={unfolded}
            leftSection={<IconAdjustmentsHorizontal {...smallIcon} aria-hidden />}
            onClick={toggle}
          >
            {t("search.filters")}
          </Button>
        )}
        {(!phone || unfolded) && <SearchFiltersForm place={place} onChange={narrow} />}
        <Results place={place} />
      </div>
    </Page>
  );
}

function Results({ place }: { readonly place: SearchPlace }) {
  const { t } = useTranslation();
  const q = place.q ?? "";
  const found = useInfiniteQuery(foundMessages(q, filtersOf(place)));
  if (q.trim() === "") {
    return (
      <Quiet icon={IconSearch} title={t("search.emptyTitle")}>
        {t("search.hints")}
      </Quiet>
    );
  }
  if (found.isPending) return <RowSkeletons rows={6} />;
  if (!found.data) return <Trouble error={found.error} onRetry={() => void found.refetch()} />;
  const { contacts, groups } = found.data;
  if (contacts.length === 0 && groups.length === 0) {
    return (
      <Quiet icon={IconSearchOff} title={t("list.nothingFound")}>
        {t("search.nothingFound", { q })}
      </Quiet>
    );
  }
  return (
    <div aria-busy={found.isFetching}>
      <FoundContacts contacts={contacts} />
      {groups.length > 0 && (
        <ul className={classes.groups} aria-label={t("search.inMessages")}>
          {groups.map((group) => (
            <FoundGroup key={group.conversationId} group={group} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("search.more")}
          </Button>
        </div>
      )}
    </div>
  );
}
