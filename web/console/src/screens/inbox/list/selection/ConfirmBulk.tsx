import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BulkAction } from "../../../../../../../contracts/bulk.ts";
import { wholeNumber } from "../../../../format/numbers.ts";

interface ConfirmBulkProps {
  /** What is asked about; closed without. */
  readonly asked: BulkAction | undefined;
  /** Not counted yet where undefined. */
  readonly count: number | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once before many conversations are changed, with their number. */
export function ConfirmBulk({ asked, count = 0, onConfirm, onClose }: ConfirmBulkProps) {
  const { t, i18n } = useTranslation();
  const action = asked === undefined ? "" : t(`bulk.todo.${nameOf(asked)}`);
  const conversations = t("bulk.conversations", { count, number: wholeNumber(count, i18n.language) });
  return (
    <Modal opened={asked !== undefined} onClose={onClose} title={t("bulk.confirm", { action, conversations })}>
      <Stack gap="lg">
        <Text size="sm">{t("bulk.confirmLead")}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button onClick={onConfirm} disabled={count === 0} data-autofocus>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const nameOf = (action: BulkAction) => (action.kind === "mute" && !action.isMuted ? "unmute" : action.kind);
