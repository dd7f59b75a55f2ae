import { Group, Kbd, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface ShortcutSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const rows = [
  { name: "next", keys: ["Alt", "J"] },
  { name: "previous", keys: ["Alt", "K"] },
  { name: "takeOver", keys: ["Alt", "T"] },
  { name: "assign", keys: ["Alt", "A"] },
  { name: "takeNext", keys: ["Alt", "N"] },
  { name: "compose", keys: ["Alt", "L"] },
  { name: "panel", keys: ["Alt", "I"] },
  { name: "search", keys: ["/"] },
  { name: "list", keys: ["↑", "↓"] },
  { name: "up", keys: ["Esc"] },
  { name: "help", keys: ["?"] },
] as const;

export function ShortcutSheet({ opened, onClose }: ShortcutSheetProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("shortcuts.title")}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <Stack gap="sm">
        {rows.map(({ name, keys }) => (
          <Group key={name} justify="space-between" wrap="nowrap">
            <Text>{t(`shortcuts.${name}`)}</Text>
            <Group gap="xs" wrap="nowrap">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
        <Text size="sm" c="dimmed" mt="sm">
          {t("shortcuts.lead")}
        </Text>
      </Stack>
    </Modal>
  );
}
