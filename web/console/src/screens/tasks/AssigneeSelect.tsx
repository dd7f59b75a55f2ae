import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Task } from "../../../../../contracts/task.ts";
import { assignees } from "../../queries/queues.ts";
import { useMay, useOperator } from "../../shell/useOperator.ts";

interface AssigneeSelectProps {
  readonly task: Task;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Who is to do a task: oneself, and for whoever may assign, everybody else. */
export function AssigneeSelect({ task, value, onChange }: AssigneeSelectProps) {
  const { t } = useTranslation();
  const me = useOperator();
  const mayAssign = useMay("conversations.assign");
  const { data } = useQuery({ ...assignees(), enabled: mayAssign });
  const people = new Map<string, string>([[task.assigneeId, task.assigneeName]]);
  for (const { id, name } of data?.people ?? []) people.set(id, name);
  if (me) people.set(me.id, t("tasks.myself", { name: me.name }));
  return (
    <Select
      label={t("tasks.assignee")}
      data={[...people].map(([id, label]) => ({ value: id, label }))}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      allowDeselect={false}
      searchable
    />
  );
}
