import { Button } from "@mantine/core";
import { IconFilterOff, IconInbox, IconSearchOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../../parts/LinkButton.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { useInboxPlace } from "../useInboxPlace.ts";

export function ListEmpty() {
  const { t } = useTranslation();
  const { filter, where, search, narrow } = useInboxPlace();
  const showAll = (
    <Button variant="default" onClick={() => narrow({ filter: undefined, where: undefined, search: undefined })}>
      {t("list.showAll")}
    </Button>
  );
  if (search) {
    return (
      <Quiet icon={IconSearchOff} title={t("list.nothingFound")} action={showAll}>
        {t("list.nothingFoundLead", { search })}
      </Quiet>
    );
  }
  if (where) {
    return (
      <Quiet icon={IconFilterOff} title={t("finding.nothing")} action={showAll}>
        {t("finding.nothingLead")}
      </Quiet>
    );
  }
  const connect = (
    <LinkButton variant="default" to="/channels">
      {t("list.connectChannel")}
    </LinkButton>
  );
  return (
    <Quiet icon={IconInbox} title={t(`list.emptyTitle.${filter}`)} action={filter === "all" ? connect : showAll}>
      {t(`list.empty.${filter}`)}
    </Quiet>
  );
}
