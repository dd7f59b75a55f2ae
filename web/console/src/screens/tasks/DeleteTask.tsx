import { Button, Group, Stack, Text } from "@mantine/core";
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
  readonly onKept: () => void;
}

/** Asks once, where the task's buttons stood, and deletes it. */
export function DeleteTask({ task: { id, title }, onDeleted, onKept }: DeleteTaskProps) {
  const { t } = useTranslation();
  const remove = useMutation({
    mutationFn: () => call(deleteTask, { params: { taskId: id } }),
    onSuccess: () => {
      onDeleted();
      return refreshTasks();
    },
  });
  return (
    <Stack gap="sm">
      <Refusal of={remove} />
      <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
        {t("tasks.deleteTitle", { title })}
      </Text>
      <Text size="sm">{t("tasks.deleteLead")}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onKept}>
          {t("action.cancel")}
        </Button>
        <Button variant="light" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t("tasks.delete")}
        </Button>
      </Group>
    </Stack>
  );
}
