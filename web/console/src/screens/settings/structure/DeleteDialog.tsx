import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog.tsx";
import { OrderForm } from "./OrderForm.tsx";

interface DeleteDialogProps {
  /** What is to be deleted; closed without. */
  readonly name: string | undefined;
  readonly lead: string;
  readonly order: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks once, by name and with what follows. */
export function DeleteDialog({ name, lead, order, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("structure.deleteTitle", { name: name ?? "" })} onClose={onClose}>
      {name !== undefined && (
        <OrderForm action={t("structure.delete")} order={order} onDone={onClose}>
          <Text size="sm">{lead}</Text>
        </OrderForm>
      )}
    </Dialog>
  );
}
