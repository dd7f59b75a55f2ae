import { Group, Kbd, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Keys } from "../commands/Keys.tsx";
import { commandGroups } from "../commands/command.ts";
import { registry } from "../commands/registry.ts";
import classes from "./ShortcutSheet.module.css";

interface ShortcutSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Keys that belong to one place on the screen and are no commands. */
const ownKeys = [
  { name: "list", keys: ["↑", "↓"] },
  { name: "send", keys: ["Enter"] },
  { name: "newLine", keys: ["Shift", "Enter"] },
] as const;

/** Every key of the console, in the groups of the command bar. */
export function ShortcutSheet({ opened, onClose }: ShortcutSheetProps) {
  const { t } = useTranslation();
  const groups = commandGroups
    .map((group) => ({
      group,
      commands: registry.flatMap(({ id, name, chord, group: its }) =>
        its === group && chord ? [{ id, name: name(t), chord }] : [],
      ),
    }))
    .filter(({ commands }) => commands.length > 0);
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t("shortcuts.title")}>
      <div className={classes.groups}>
        {groups.map(({ group, commands }) => (
          <Stack key={group} gap="sm" component="section">
            <Text component="h3" size="sm" c="dimmed">
              {t(`commands.group.${group}`)}
            </Text>
            {commands.map(({ id, name, chord }) => (
              <Group key={id} justify="space-between" wrap="nowrap">
                <Text>{name}</Text>
                <Keys chord={chord} />
              </Group>
            ))}
          </Stack>
        ))}
        <Stack gap="sm" component="section">
          <Text component="h3" size="sm" c="dimmed">
            {t("shortcuts.own")}
          </Text>
          {ownKeys.map(({ name, keys }) => (
            <Group key={name} justify="space-between" wrap="nowrap">
              <Text>{t(`shortcuts.${name}`)}</Text>
              <Group gap="xs" wrap="nowrap">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </Group>
            </Group>
          ))}
        </Stack>
      </div>
      <Text size="sm" c="dimmed" mt="lg">
        {t("shortcuts.lead")}
      </Text>
    </Modal>
  );
}
