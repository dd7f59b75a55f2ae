import { Button, SegmentedControl, Stack } from "@mantine/core";
import { IconBuildingSkyscraper, IconGavel } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../parts/LinkButton.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page } from "../../parts/Page.tsx";
import { Quiet } from "../../parts/Quiet.tsx";
import { companyRequests } from "../../queries/companyRequests.ts";
import type { WhichRequests } from "../../queries/companyRequests.ts";
import { icon } from "../../theme.ts";
import arranged from "../settings/structure/Arranged.module.css";
import { RequestRow } from "./RequestRow.tsx";

/** What was asked about companies: what waits for a decision, and what was decided. */
export function RequestsScreen() {
  const { t } = useTranslation();
  const [which, setWhich] = useState<WhichRequests>("pending");
  const query = useInfiniteQuery(companyRequests(which));
  const back = (
    <LinkButton to="/companies" variant="default" leftSection={<IconBuildingSkyscraper {...icon} aria-hidden />}>
      {t("companies.title")}
    </LinkButton>
  );
  return (
    <Page title={t("companyRequests.title")} lead={t("companyRequests.lead")} action={back}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={t("companyRequests.which")}
          value={which}
          onChange={(value) => setWhich(value === "decided" ? "decided" : "pending")}
          data={[
            { value: "pending", label: t("companyRequests.pending") },
            { value: "decided", label: t("companyRequests.decided") },
          ]}
        />
        <Loaded
          query={query}
          empty={
            <Quiet icon={IconGavel} title={t(`companyRequests.emptyTitle.${which}`)}>
              {t("companyRequests.empty")}
            </Quiet>
          }
        >
          {(requests) => (
            <ul className={arranged.list}>
              {requests.map((request) => (
                <RequestRow key={request.id} request={request} />
              ))}
            </ul>
          )}
        </Loaded>
        {query.hasNextPage && (
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("companies.more")}
          </Button>
        )}
      </Stack>
    </Page>
  );
}
