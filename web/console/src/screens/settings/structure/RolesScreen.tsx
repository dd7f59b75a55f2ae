import { ActionIcon, Button, Text } from "@mantine/core";
import { IconCopy, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteRole } from "../../../../../../contracts/endpoints/structure.ts";
import { RoleId } from "../../../../../../contracts/ids.ts";
import type { RoleDescription } from "../../../../../../contracts/structure.ts";
import { call } from "../../../api/call.ts";
import { Page } from "../../../parts/Page.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { roles } from "../../../queries/structure.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { useRoleName } from "../../../shell/useRoleName.ts";
import { icon } from "../../../theme.ts";
import classes from "./Arranged.module.css";
import { ArrangedRow } from "./ArrangedRow.tsx";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { PermissionTable } from "./PermissionTable.tsx";
import { RoleDialog, type RoleDraft } from "./RoleDialog.tsx";

/** The roles of the product and the company's own, and what each may do. */
export function RolesScreen() {
  const { t } = useTranslation();
  const mayManage = useMay("roles.manage");
  const roleName = useRoleName();
  const { data, error, isPending, refetch } = useQuery(roles());
  const [draft, setDraft] = useState<RoleDraft>();
  const [leaving, setLeaving] = useState<{ readonly roleId: RoleId; readonly name: string }>();
  const add = mayManage && (
    <Button
      leftSection={<IconPlus {...icon} aria-hidden />}
      onClick={() => setDraft({ roleId: null, name: "", permissions: [] })}
    >
      {t("roles.add")}
    </Button>
  );

  const row = ({ role, name: ownName, permissions, people }: RoleDescription) => {
    const name = roleName(role, ownName);
    const roleId = RoleId.safeParse(role).data;
    const mayChange = mayManage && roleId !== undefined;
    return (
      <ArrangedRow
        key={role}
        name={name}
        detail={[t("roles.allowed", { count: permissions.length }), t("structure.people", { count: people })].join(
          " · ",
        )}
        onEdit={mayChange ? () => setDraft({ roleId, name, permissions }) : undefined}
        onDelete={mayChange ? () => setLeaving({ roleId, name }) : undefined}
      >
        {mayManage && (
          <ActionIcon
            aria-label={t("roles.copyOf", { name })}
            onClick={() => setDraft({ roleId: null, name: t("roles.copyName", { name }), permissions })}
          >
            <IconCopy {...icon} aria-hidden />
          </ActionIcon>
        )}
      </ArrangedRow>
    );
  };
  const own = data?.filter(({ name }) => name !== null);
  const builtIn = data?.filter(({ name }) => name === null);
  return (
    <Page title={t("roles.title")} lead={t("roles.lead")} action={add}>
      {isPending && <RowSkeletons rows={5} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <h2 className={classes.subject}>{t("roles.own")}</h2>
          {own?.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("roles.emptyOwn")}
            </Text>
          ) : (
            <ul className={classes.list}>{own?.map(row)}</ul>
          )}
          <h2 className={classes.subject}>{t("roles.builtIn")}</h2>
          <ul className={classes.list}>{builtIn?.map(row)}</ul>
          <h2 className={classes.subject}>{t("roles.permissions")}</h2>
          <PermissionTable roles={data} />
        </>
      )}
      <RoleDialog draft={draft} onClose={() => setDraft(undefined)} />
      <DeleteDialog
        name={leaving?.name}
        lead={t("roles.deleteLead")}
        order={async () => leaving && call(deleteRole, { params: { roleId: leaving.roleId } })}
        onClose={() => setLeaving(undefined)}
      />
    </Page>
  );
}
