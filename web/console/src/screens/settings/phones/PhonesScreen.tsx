import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDeviceMobile, IconDeviceMobileSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { deviceList } from "../../../queries/devices.ts";
import { ConnectPhone } from "./ConnectPhone.tsx";
import { ConnectPhoneDialog } from "./ConnectPhoneDialog.tsx";
import { PhoneFilters } from "./PhoneFilters.tsx";
import { PhoneTable } from "./PhoneTable.tsx";
import classes from "./PhonesScreen.module.css";
import type { PhonesSearch } from "./phonesSearch.ts";

const route = getRouteApi("/shell/settings/phones");

/** Every phone with the dialer that one sees, and what is wrong with it. */
export function PhonesScreen() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const { phonesBy: sort, ...filter } = search;
  const navigate = useNavigate();
  const list = useInfiniteQuery({ ...deviceList({ ...filter, sort }), placeholderData: keepPreviousData });
  const narrow = (change: PhonesSearch) =>
    void navigate({ to: "/settings/phones", search: { ...search, ...change }, replace: true });
  const { devices, counts } = list.data ?? {};
  const isEmpty = counts?.all === 0;
  // Above both of its buttons: the first phone that is connected takes the place of the empty list.
  const [connecting, connect] = useDisclosure(false);
  const button = <ConnectPhone onOpen={connect.open} />;
  return (
    <Page title={t("phones.title")} lead={t("phones.lead")} action={isEmpty ? undefined : button}>
      {counts && !isEmpty && <PhoneFilters filter={search} counts={counts} onChange={narrow} />}
      {list.isPending && <RowSkeletons rows={6} />}
      {list.isError && !list.data && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {isEmpty && (
        <Quiet icon={IconDeviceMobile} title={t("phones.emptyTitle")} action={button}>
          {t("phones.empty")}
        </Quiet>
      )}
      {!isEmpty && devices?.length === 0 && (
        <Quiet icon={IconDeviceMobileSearch} title={t("phones.nothingFound")}>
          {t("phones.nothingFoundLead")}
        </Quiet>
      )}
      {devices && devices.length > 0 && <PhoneTable devices={devices} />}
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("phones.more")}
          </Button>
        </div>
      )}
      <ConnectPhoneDialog opened={connecting} onClose={connect.close} />
    </Page>
  );
}
