import { Button, Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";

interface LostDialogProps {
  /** The stage to which an appeal is to be lost; closed without. */
  readonly stage: string | undefined;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
}

/** Nobody loses an appeal without saying why. */
export function LostDialog({ stage, onClose, onReason }: LostDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={stage !== undefined} onClose={onClose} title={t("funnel.lostTitle")}>
      {stage !== undefined && <ReasonForm stage={stage} onReason={onReason} />}
    </Modal>
  );
}

function ReasonForm({ stage, onReason }: { readonly stage: string; readonly onReason: (reason: string) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== "") onReason(reason.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Textarea
          label={t("funnel.lostReason")}
          required
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit">{t("funnel.lostSave", { stage })}</Button>
      </Stack>
    </form>
  );
}
