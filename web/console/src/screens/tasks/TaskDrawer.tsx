import { Drawer, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TaskId } from "../../../../../contracts/ids.ts";
import { Later } from "../../parts/Later.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { task } from "../../queries/tasks.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { TaskForm } from "./TaskForm.tsx";

interface TaskDrawerProps {
  /** Closed without. */
  readonly taskId: TaskId | undefined;
  readonly onClose: () => void;
}

/** One task in full, beside the list. */
export function TaskDrawer({ taskId, onClose }: TaskDrawerProps) {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  return (
    <Drawer
      opened={taskId !== undefined}
      onClose={onClose}
      title={t("tasks.edit")}
      size={phone ? "100%" : "md"}
      closeButtonProps={{ "aria-label": t("tasks.close") }}
    >
      {taskId && <OpenTask key={taskId} taskId={taskId} onClose={onClose} />}
    </Drawer>
  );
}

function OpenTask({ taskId, onClose }: { readonly taskId: TaskId; readonly onClose: () => void }) {
  const { data, error, refetch } = useQuery(task(taskId));
  if (data) return <TaskForm task={data} onClose={onClose} />;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <Later>
      <Skeleton height="14em" />
    </Later>
  );
}
