import { Checkbox, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeRole, createRole } from "../../../../../../contracts/endpoints/structure.ts";
import type { RoleId } from "../../../../../../contracts/ids.ts";
import { Permission } from "../../../../../../contracts/permissions.ts";
import { call } from "../../../api/call.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { Dialog } from "./Dialog.tsx";
import { OrderForm } from "./OrderForm.tsx";

export interface RoleDraft {
  /** Null for one that is not there yet. */
  readonly roleId: RoleId | null;
  readonly name: string;
  readonly permissions: readonly Permission[];
}

interface RoleDialogProps {
  /** Closed without. */
  readonly draft: RoleDraft | undefined;
  readonly onClose: () => void;
}

export function RoleDialog({ draft, onClose }: RoleDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={draft?.roleId ? t("structure.editOf", { name: draft.name }) : t("roles.add")} onClose={onClose}>
      {draft && <RoleForm draft={draft} onDone={onClose} />}
    </Dialog>
  );
}

/** Rights that one lacks cannot be given, so they are not offered. */
function RoleForm({ draft, onDone }: { readonly draft: RoleDraft; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const { roleId } = draft;
  const [name, setName] = useState(draft.name);
  const [chosen, setChosen] = useState<readonly string[]>(draft.permissions);
  const order = () => {
    const body = { name, permissions: Permission.options.filter((permission) => chosen.includes(permission)) };
    return roleId === null ? call(createRole, { body }) : call(changeRole, { params: { roleId }, body });
  };
  return (
    <OrderForm action={t(roleId === null ? "structure.create" : "action.save")} order={order} onDone={onDone}>
      <TextInput
        label={t("structure.name")}
        required
        data-autofocus
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox.Group label={t("roles.permissions")} value={[...chosen]} onChange={setChosen}>
        <Stack gap="sm">
          {Permission.options.map((permission) => (
            <Checkbox
              key={permission}
              value={permission}
              label={t(`permission.${permission}`)}
              disabled={!chosen.includes(permission) && !operator?.permissions.includes(permission)}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </OrderForm>
  );
}
