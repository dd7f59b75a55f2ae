import { Button } from "@mantine/core";
import { IconBuilding, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteBranch } from "../../../../../../contracts/endpoints/structure.ts";
import type { Branch } from "../../../../../../contracts/structure.ts";
import { call } from "../../../api/call.ts";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { branches } from "../../../queries/structure.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import classes from "./Arranged.module.css";
import { ArrangedRow } from "./ArrangedRow.tsx";
import { BranchDialog } from "./BranchDialog.tsx";
import { inTree } from "./branchTree.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";

/** The company's tree, and how much is in each branch. */
export function BranchesScreen() {
  const { t } = useTranslation();
  const mayManage = useMay("structure.manage");
  const { data, error, isPending, refetch } = useQuery(branches());
  const [edited, setEdited] = useState<Branch | "new">();
  const [leaving, setLeaving] = useState<Branch>();
  const add = mayManage && (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={() => setEdited("new")}>
      {t("branches.add")}
    </Button>
  );
  const detailOf = ({ people, channelAccounts, openConversations }: Branch) =>
    [
      people > 0 && t("structure.people", { count: people }),
      channelAccounts > 0 && t("structure.channels", { count: channelAccounts }),
      openConversations > 0 && t("structure.openConversations", { count: openConversations }),
    ]
      .filter(Boolean)
      .join(" · ") || t("branches.nothing");
  return (
    <Page title={t("branches.title")} lead={t("branches.lead")} action={add}>
      {isPending && <RowSkeletons rows={4} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Quiet icon={IconBuilding} title={t("branches.emptyTitle")}>
          {t("branches.empty")}
        </Quiet>
      )}
      {data && data.length > 0 && (
        <ul className={classes.list}>
          {inTree(data).map(({ branch, depth }) => (
            <ArrangedRow
              key={branch.id}
              name={branch.name}
              detail={detailOf(branch)}
              depth={depth}
              onEdit={mayManage ? () => setEdited(branch) : undefined}
              onDelete={mayManage ? () => setLeaving(branch) : undefined}
            />
          ))}
        </ul>
      )}
      <BranchDialog branch={edited} onClose={() => setEdited(undefined)} />
      <DeleteDialog
        name={leaving?.name}
        lead={t("branches.deleteLead")}
        order={async () => leaving && call(deleteBranch, { params: { branchId: leaving.id } })}
        onClose={() => setLeaving(undefined)}
      />
    </Page>
  );
}
