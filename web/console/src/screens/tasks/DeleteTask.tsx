import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { deleteTask } from "../../../../../contracts/endpoints/tasks.ts";
import type { Task } from "../../../../../contracts/task.ts";
import { call } from "../../api/call.ts";
import { Refusal } from "../../parts/Refusal.tsx";
import { refreshTasks } from "../../queries/tasks.ts";

interface DeleteTaskProps {
  readonly task: Task;
  readonly onDeleted: () => void;
}

/** Deletes a task, after asking. */
export function DeleteTask({ task: { id, title }, onDeleted }: DeleteTaskProps) {
  const { t } = useTranslation();
  const [opened, dialog] = useDisclosure(false);
  const remove = useMutation({
    mutationFn: () => call(deleteTask, { params: { taskId: id } }),
    onSuccess: () => {
      onDeleted();
      return refreshTasks();
    },
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={dialog.open}>
        {t("tasks.delete")}
      </Button>
      <Modal opened={opened} onClose={dialog.close} title={t("tasks.deleteTitle", { title })}>
        <Stack gap="md">
          <Refusal of={remove} />
          <Text size="sm">{t("tasks.deleteLead")}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {t("action.cancel")}
            </Button>
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t("tasks.delete")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
