import { Button } from "@mantine/core";
import { IconDownload, IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../../../../contracts/audit.ts";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { auditEntries, downloadAudit } from "../../../queries/audit.ts";
import { smallIcon } from "../../../theme.ts";
import { AuditFilters } from "./AuditFilters.tsx";
import classes from "./AuditScreen.module.css";
import { AuditSheet } from "./AuditSheet.tsx";
import { AuditTable } from "./AuditTable.tsx";
import { filterOf } from "./auditSearch.ts";
import type { AuditSearch } from "./auditSearch.ts";

const route = getRouteApi("/shell/settings/audit");

/** Who changed what and when; a row opens what was there before and after. */
export function AuditScreen() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const filter = filterOf(search);
  const list = useInfiniteQuery(auditEntries(filter));
  const download = useMutation({ mutationFn: () => downloadAudit(filter) });
  const [opened, setOpened] = useState<AuditEntry>();
  const narrow = (change: Partial<AuditSearch>) => {
    setOpened(undefined);
    void navigate({ to: "/settings/audit", search: { ...search, ...change }, replace: true });
  };
  const filtered = Object.values(search).some((value) => value !== undefined);

  const action = (
    <Button
      variant="default"
      leftSection={<IconDownload {...smallIcon} aria-hidden />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {t("audit.download")}
    </Button>
  );
  return (
    <Page title={t("audit.title")} lead={t("audit.lead")} action={action}>
      <AuditFilters search={search} onChange={narrow} />
      {download.isError && <Trouble error={download.error} onRetry={() => download.mutate()} />}
      {list.isPending && <RowSkeletons rows={8} />}
      {list.isError && !list.data && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <Quiet icon={IconHistory} title={t(filtered ? "audit.nothingFound" : "audit.emptyTitle")}>
          {t(filtered ? "audit.nothingFoundLead" : "audit.empty")}
        </Quiet>
      )}
      {list.data && list.data.length > 0 && <AuditTable entries={list.data} onOpen={setOpened} />}
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        </div>
      )}
      <AuditSheet entry={opened} onClose={() => setOpened(undefined)} onNarrow={narrow} />
    </Page>
  );
}
