import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChannelAccount } from "../../../../../contracts/channelAccount.ts";
import { changeChannelAccount } from "../../../../../contracts/endpoints/channelAccounts.ts";
import { call } from "../../api/call.ts";
import { BranchSelect } from "../settings/structure/BranchSelect.tsx";
import { Dialog } from "../settings/structure/Dialog.tsx";
import { OrderForm } from "../settings/structure/OrderForm.tsx";

interface EditChannelProps {
  /** Closed without. */
  readonly account: ChannelAccount | undefined;
  readonly onClose: () => void;
}

/** What a channel is called here, and whose it is. */
export function EditChannel({ account, onClose }: EditChannelProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("channelEdit.title")} onClose={onClose}>
      {account && <EditForm account={account} onDone={onClose} />}
    </Dialog>
  );
}

function EditForm({ account, onDone }: { readonly account: ChannelAccount; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(account.name);
  const [branchId, setBranchId] = useState(account.branchId);
  const order = () =>
    call(changeChannelAccount, { params: { channelAccountId: account.id }, body: { name, branchId } });
  return (
    <OrderForm action={t("action.save")} order={order} onDone={onDone}>
      <TextInput
        label={t("structure.name")}
        required
        data-autofocus
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <BranchSelect
        label={t("structure.branch")}
        none={t("structure.wholeCompany")}
        description={t("channelEdit.branchLead")}
        value={branchId}
        onChange={setBranchId}
      />
    </OrderForm>
  );
}
