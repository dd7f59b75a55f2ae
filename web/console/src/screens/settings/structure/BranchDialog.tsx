import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeBranch, createBranch } from "../../../../../../contracts/endpoints/structure.ts";
import type { Branch } from "../../../../../../contracts/structure.ts";
import { call } from "../../../api/call.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { BranchSelect } from "./BranchSelect.tsx";
import { Dialog } from "./Dialog.tsx";
import { OrderForm } from "./OrderForm.tsx";

interface BranchDialogProps {
  /** new: one that is not there yet. Closed without. */
  readonly branch: Branch | "new" | undefined;
  readonly onClose: () => void;
}

export function BranchDialog({ branch, onClose }: BranchDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={typeof branch === "object" ? t("structure.editOf", { name: branch.name }) : t("branches.add")}
      onClose={onClose}
    >
      {branch && <BranchForm branch={branch === "new" ? undefined : branch} onDone={onClose} />}
    </Dialog>
  );
}

function BranchForm({ branch, onDone }: { readonly branch: Branch | undefined; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const [name, setName] = useState(branch?.name ?? "");
  const [parentId, setParentId] = useState(
    branch ? branch.parentId : operator?.scope === "GLOBAL" ? null : (operator?.branchId ?? null),
  );
  const order = () =>
    branch
      ? call(changeBranch, {
          params: { branchId: branch.id },
          body: { name, ...(parentId !== branch.parentId && { parentId }) },
        })
      : call(createBranch, { body: { name, parentId } });
  return (
    <OrderForm action={t(branch ? "action.save" : "structure.create")} order={order} onDone={onDone}>
      <TextInput
        label={t("structure.name")}
        required
        data-autofocus
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <BranchSelect
        label={t("branches.parent")}
        none={t("branches.top")}
        value={parentId}
        onChange={setParentId}
        {...(branch && { without: branch.id })}
      />
    </OrderForm>
  );
}
