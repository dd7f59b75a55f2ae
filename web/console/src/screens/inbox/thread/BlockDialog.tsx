import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface BlockDialogProps {
  readonly name: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onBlock: () => void;
}

/** Blocking costs the contact every answer, so it is asked once. */
export function BlockDialog({ name, opened, onClose, onBlock }: BlockDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("work.blockTitle", { name })}>
      <Stack gap="lg">
        <Text size="sm">{t("work.blockLead")}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("action.cancel")}
          </Button>
          <Button
            color="red"
            onClick={() => {
              onBlock();
              onClose();
            }}
          >
            {t("work.block")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
