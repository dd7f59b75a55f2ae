import { Button, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconBuildingSkyscraper, IconPlus, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOffer } from "../../commands/offers.ts";
import { Quiet } from "../../parts/Quiet.tsx";
import { RowSkeletons } from "../../parts/RowSkeletons.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { companyList } from "../../queries/companies.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { useMay } from "../../shell/useOperator.ts";
import { icon, smallIcon } from "../../theme.ts";
import { AddCompany } from "./AddCompany.tsx";
import { RequestsLink } from "./RequestsLink.tsx";
import { CompanyCard } from "./card/CompanyCard.tsx";
import classes from "./CompaniesScreen.module.css";
import { ColumnsMenu } from "./table/ColumnsMenu.tsx";
import { CompanyTable } from "./table/CompanyTable.tsx";
import { FilterMenu } from "./table/FilterMenu.tsx";
import { TransferButton } from "./table/TransferButton.tsx";
import { ViewsMenu } from "./table/ViewsMenu.tsx";
import { useCompaniesPlace } from "./useCompaniesPlace.ts";

const typingPauseMs = 200;

/** The table of companies, and beside it the card of the one that is open; on a phone one of the two. */
export function CompaniesScreen() {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  const mayEdit = useMay("companies.edit");
  const place = useCompaniesPlace();
  const { companyId } = useParams({ strict: false });
  const navigate = useNavigate();
  const list = useInfiniteQuery(companyList(place));
  const [typed, setTyped] = useState(place.search);
  const [adding, setAdding] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const apply = useDebouncedCallback(
    (text: string) => place.narrow({ search: text.trim() || undefined }),
    typingPauseMs,
  );
  const close = () => void navigate({ to: "/companies", search: (now) => now });
  useOffer({ search: () => field.current?.focus(), up: close });

  const add = mayEdit && (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={() => setAdding(true)}>
      {t(phone ? "companies.addShort" : "companies.add")}
    </Button>
  );
  const clear = () => {
    setTyped("");
    place.narrow({ search: undefined, having: undefined });
  };
  const table = (
    <section className={classes.list} aria-label={t("companies.title")}>
      <header className={classes.header}>
        <h1 className={classes.title}>{t("companies.title")}</h1>
        <TextInput
          ref={field}
          className={classes.search}
          type="search"
          aria-label={t("companies.search")}
          placeholder={t("companies.search")}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            apply(event.currentTarget.value);
          }}
          leftSection={<IconSearch {...smallIcon} aria-hidden />}
        />
        <div className={classes.tools}>
          <RequestsLink />
          <FilterMenu />
          {!phone && <ColumnsMenu />}
          <ViewsMenu />
          {!phone && <TransferButton />}
          {add}
        </div>
      </header>
      {list.isPending && <RowSkeletons rows={9} />}
      {list.isError && !list.data && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && !place.isNarrowed && (
        <Quiet icon={IconBuildingSkyscraper} title={t("companies.emptyTitle")}>
          {t("companies.empty")}
        </Quiet>
      )}
      {list.data?.length === 0 && place.isNarrowed && (
        <Quiet
          icon={IconBuildingSkyscraper}
          title={t("companies.nothingFound")}
          action={
            <Button variant="default" onClick={clear}>
              {t("companies.clear")}
            </Button>
          }
        />
      )}
      {list.data && list.data.length > 0 && (
        <CompanyTable
          companies={list.data}
          selected={companyId}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
          }}
        />
      )}
      <AddCompany opened={adding} onClose={() => setAdding(false)} />
    </section>
  );
  if (phone) return companyId ? <CompanyCard key={companyId} companyId={companyId} onClose={close} /> : table;
  return (
    <div className={classes.panes}>
      {table}
      {companyId && (
        <aside className={classes.card}>
          <CompanyCard key={companyId} companyId={companyId} onClose={close} />
        </aside>
      )}
    </div>
  );
}
