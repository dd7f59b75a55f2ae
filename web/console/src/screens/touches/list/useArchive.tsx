import { Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { changeSequenceStatus } from "../../../../../../contracts/endpoints/sequences.ts";
import type { Sequence } from "../../../../../../contracts/endpoints/sequences.ts";
import { call } from "../../../api/call.ts";
import { refreshTouches } from "../../../queries/touches.ts";
import { Dialog } from "../../settings/structure/Dialog.tsx";
import { useUndoableDelete } from "../../settings/useUndoableDelete.tsx";

/** Puts a sequence away. That can be undone, but its runs are cancelled for good: where there are any, it is asked. */
export function useArchive({ id: sequenceId, name, status, running, paused }: Sequence) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const order = (wanted: "archived" | "active" | "paused") => () =>
    call(changeSequenceStatus, { params: { sequenceId }, body: { status: wanted } });
  const archive = useUndoableDelete({
    said: t("touches.archived", { name }),
    remove: order("archived"),
    restore: order(status === "active" ? "active" : "paused"),
    refresh: refreshTouches,
  });
  const runs = running + paused;
  const dialog = (
    <Dialog title={t("touches.archiveTitle", { name })} onClose={ask.close}>
      {asking && (
        <Stack gap="md">
          <Text size="sm">{t("touches.archiveLead", { count: runs })}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={ask.close} data-autofocus>
              {t("action.cancel")}
            </Button>
            <Button
              color="red.9"
              onClick={() => {
                ask.close();
                archive();
              }}
            >
              {t("touches.archive")}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
  return { ask: runs > 0 ? ask.open : archive, dialog };
}
