import { IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Queue } from "../../../../../../contracts/queue.ts";
import { LinkButton } from "../../../parts/LinkButton.tsx";
import { Loaded } from "../../../parts/Loaded.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { queues } from "../../../queries/queues.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { QueueCard } from "./QueueCard.tsx";
import { QueueDialog } from "./QueueDialog.tsx";

/** Who waits in the lines of the teams, who is there, and how each line is served. */
export function QueuesScreen() {
  const { t } = useTranslation();
  const mayManage = useMay("structure.manage");
  const query = useQuery(queues());
  const [edited, setEdited] = useState<Queue>();
  const empty = (
    <Quiet
      icon={IconUsersGroup}
      title={t("queue.emptyTitle")}
      action={mayManage && <LinkButton to="/settings/teams">{t("settings.section.teams")}</LinkButton>}
    >
      {t("queue.empty")}
    </Quiet>
  );
  return (
    <Page title={t("queue.title")} lead={t("queue.lead")}>
      <Loaded query={query} empty={empty}>
        {(all) =>
          all.map((queue) => (
            <QueueCard key={queue.teamId} queue={queue} onEdit={mayManage ? () => setEdited(queue) : undefined} />
          ))
        }
      </Loaded>
      <QueueDialog queue={edited} onClose={() => setEdited(undefined)} />
    </Page>
  );
}
