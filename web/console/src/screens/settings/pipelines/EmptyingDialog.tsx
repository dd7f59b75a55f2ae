import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "../../../../../../contracts/funnel.ts";
import { StageId } from "../../../../../../contracts/ids.ts";
import { Dialog } from "../structure/Dialog.tsx";
import { OrderForm } from "../structure/OrderForm.tsx";
import { refreshPipelines } from "./refreshPipelines.ts";

interface EmptyingDialogProps {
  /** What is to be deleted; closed without. */
  readonly name: string | undefined;
  readonly destinations: readonly Stage[];
  readonly order: (query: { toStageId?: StageId }) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks where the appeals go that are in what is to be deleted. */
export function EmptyingDialog({ name, destinations, order, onClose }: EmptyingDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("structure.deleteTitle", { name: name ?? "" })} onClose={onClose}>
      {name !== undefined && <EmptyingForm destinations={destinations} order={order} onClose={onClose} />}
    </Dialog>
  );
}

function EmptyingForm({ destinations, order, onClose }: Omit<EmptyingDialogProps, "name">) {
  const { t } = useTranslation();
  const [to, setTo] = useState<StageId>();
  return (
    <OrderForm
      action={t("structure.delete")}
      order={async () => {
        await order(to ? { toStageId: to } : {});
        await refreshPipelines();
      }}
      onDone={onClose}
    >
      <NativeSelect
        label={t("pipelines.deleteLead")}
        value={to ?? ""}
        onChange={(event) => setTo(StageId.safeParse(event.currentTarget.value).data)}
        data={[
          { value: "", label: t("pipelines.nowhere") },
          ...destinations.map((stage) => ({ value: stage.id, label: stage.name })),
        ]}
      />
    </OrderForm>
  );
}
