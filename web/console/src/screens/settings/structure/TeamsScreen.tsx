import { Button } from "@mantine/core";
import { IconPlus, IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteTeam } from "../../../../../../contracts/endpoints/structure.ts";
import type { Team } from "../../../../../../contracts/structure.ts";
import { call } from "../../../api/call.ts";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { people } from "../../../queries/people.ts";
import { branches, teams } from "../../../queries/structure.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import classes from "./Arranged.module.css";
import { ArrangedRow } from "./ArrangedRow.tsx";
import { branchPath } from "./branchTree.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { TeamDialog } from "./TeamDialog.tsx";

/** Who shares a queue with whom. */
export function TeamsScreen() {
  const { t } = useTranslation();
  const mayManage = useMay("structure.manage");
  const { data, error, isPending, refetch } = useQuery(teams());
  const { data: places = [] } = useQuery(branches());
  const { data: colleagues = [] } = useQuery(people());
  const [edited, setEdited] = useState<Team | "new">();
  const [leaving, setLeaving] = useState<Team>();
  const add = mayManage && (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={() => setEdited("new")}>
      {t("teams.add")}
    </Button>
  );
  const membersOf = ({ memberIds }: Team) => {
    const names = colleagues.filter(({ id }) => memberIds.includes(id)).map(({ name }) => name);
    const others = memberIds.length - names.length;
    if (memberIds.length === 0) return t("teams.nobody");
    if (names.length === 0) return t("structure.people", { count: memberIds.length });
    return [names.join(", "), ...(others > 0 ? [t("teams.others", { count: others })] : [])].join(" ");
  };
  return (
    <Page title={t("teams.title")} lead={t("teams.lead")} action={add}>
      {isPending && <RowSkeletons rows={4} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Quiet icon={IconUsersGroup} title={t("teams.emptyTitle")}>
          {t("teams.empty")}
        </Quiet>
      )}
      {data && data.length > 0 && (
        <ul className={classes.list}>
          {data.map((team) => (
            <ArrangedRow
              key={team.id}
              name={team.name}
              detail={[
                team.branchId === null ? t("structure.wholeCompany") : branchPath(places, team.branchId),
                membersOf(team),
              ].join(" · ")}
              onEdit={mayManage ? () => setEdited(team) : undefined}
              onDelete={mayManage ? () => setLeaving(team) : undefined}
            />
          ))}
        </ul>
      )}
      <TeamDialog team={edited} onClose={() => setEdited(undefined)} />
      <DeleteDialog
        name={leaving?.name}
        lead={t("teams.deleteLead")}
        order={async () => leaving && call(deleteTeam, { params: { teamId: leaving.id } })}
        onClose={() => setLeaving(undefined)}
      />
    </Page>
  );
}
