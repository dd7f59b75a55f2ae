import { Badge, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TaskId } from "../../../../../contracts/ids.ts";
import { countUpTo } from "../../format/numbers.ts";
import { taskCounts } from "../../queries/tasks.ts";
import { useMay } from "../../shell/useOperator.ts";
import tabbed from "../../parts/TabbedScreen.module.css";
import { QuickAdd } from "./QuickAdd.tsx";
import { TaskDrawer } from "./TaskDrawer.tsx";
import { TaskList } from "./TaskList.tsx";
import classes from "./Tasks.module.css";
import { TasksTab } from "./tasksSearch.ts";

const route = getRouteApi("/shell/tasks");

/** What there is to do: one's own, everybody's, what is late, what is for today, and what is done. */
export function TasksScreen() {
  const { t } = useTranslation();
  const mayEdit = useMay("tasks.edit");
  const { list: tab = "mine", task } = route.useSearch();
  const navigate = useNavigate();
  const { data: counts } = useQuery(taskCounts());
  const open = (taskId: TaskId | undefined) => void navigate({ to: "/tasks", search: { list: tab, task: taskId } });
  return (
    <Tabs
      className={tabbed.screen}
      value={tab}
      onChange={(chosen) => void navigate({ to: "/tasks", search: { list: TasksTab.catch("mine").parse(chosen) } })}
      keepMounted={false}
    >
      <header className={classes.header}>
        <h1 className={tabbed.title}>{t("tasks.title")}</h1>
        <Tabs.List aria-label={t("tasks.title")} className={classes.tabs}>
          {TasksTab.options.map((one) => {
            const count = one === "overdue" || one === "today" ? (counts?.[one] ?? 0) : 0;
            return (
              <Tabs.Tab
                key={one}
                value={one}
                rightSection={
                  count > 0 && (
                    <Badge size="sm" variant="light" color={one === "overdue" ? "red" : "gray"}>
                      {countUpTo(99, count)}
                    </Badge>
                  )
                }
              >
                {t(`tasks.tab.${one}`)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
      </header>
      {TasksTab.options.map((one) => (
        <Tabs.Panel key={one} value={one} className={tabbed.panel}>
          <div className={classes.page}>
            {mayEdit && one !== "done" && <QuickAdd startsToday={one === "today"} />}
            <TaskList tab={one} onOpen={open} />
          </div>
        </Tabs.Panel>
      ))}
      <TaskDrawer taskId={task} onClose={() => open(undefined)} />
    </Tabs>
  );
}
