import { Button } from "@mantine/core";
import { IconChecklist } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TaskId } from "../../../../../contracts/ids.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Quiet } from "../../parts/Quiet.tsx";
import { tasks } from "../../queries/tasks.ts";
import { TaskRow } from "./TaskRow.tsx";
import classes from "./Tasks.module.css";
import { filterOf } from "./tasksSearch.ts";
import type { TasksTab } from "./tasksSearch.ts";
import { walkRows } from "./walkRows.ts";

interface TaskListProps {
  readonly tab: TasksTab;
  readonly onOpen: (taskId: TaskId) => void;
}

/** Tasks of a tab; the arrow keys go from one to the next. */
export function TaskList({ tab, onOpen }: TaskListProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(tasks(filterOf[tab]));
  return (
    <>
      <Loaded
        query={query}
        empty={
          <Quiet icon={IconChecklist} title={t(`tasks.emptyTitle.${tab}`)}>
            {t(`tasks.empty.${tab}`)}
          </Quiet>
        }
      >
        {(found) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the buttons in it
          <ul className={classes.list} onKeyDown={walkRows}>
            {found.map((task) => (
              <TaskRow key={task.id} task={task} showsAssignee={tab === "team"} onOpen={onOpen} />
            ))}
          </ul>
        )}
      </Loaded>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("tasks.more")}
        </Button>
      )}
    </>
  );
}
