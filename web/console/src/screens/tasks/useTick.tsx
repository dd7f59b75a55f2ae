import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { completeTask, reopenTask } from "../../../../../contracts/endpoints/tasks.ts";
import type { Task } from "../../../../../contracts/task.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { refreshTasks } from "../../queries/tasks.ts";
import { useDueWords } from "./useDueWords.ts";

/** Ticks a task off, or takes that back. What was ticked can be brought back from the notification, for the row is gone. */
export function useTick({ id, title, state }: Task) {
  const { t } = useTranslation();
  const dueWords = useDueWords();
  const params = { taskId: id };
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  const reopen = async () => {
    await call(reopenTask, { params });
    await refreshTasks();
  };
  const complete = async () => {
    const { next } = await call(completeTask, { params });
    const shown = notifications.show({
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">
            {[t("tasks.done", { title }), next && t("tasks.nextOne", { when: dueWords(next) })]
              .filter(Boolean)
              .join(". ")}
          </Text>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              notifications.hide(shown);
              reopen().catch(onError);
            }}
          >
            {t("tasks.undo")}
          </Button>
        </Group>
      ),
    });
    await refreshTasks();
  };
  return useMutation({ mutationFn: state === "open" ? complete : reopen, onError });
}
