import { Button, Checkbox, Group, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeTask } from "../../../../../contracts/endpoints/tasks.ts";
import { OperatorId } from "../../../../../contracts/ids.ts";
import { TaskType } from "../../../../../contracts/task.ts";
import type { Task } from "../../../../../contracts/task.ts";
import { call } from "../../api/call.ts";
import { listTime } from "../../format/dates.ts";
import { inputTime } from "../../format/laterTimes.ts";
import { LinkText } from "../../parts/LinkButton.tsx";
import { Refusal } from "../../parts/Refusal.tsx";
import { refreshTasks } from "../../queries/tasks.ts";
import { useMay } from "../../shell/useOperator.ts";
import { AssigneeSelect } from "./AssigneeSelect.tsx";
import { DeleteTask } from "./DeleteTask.tsx";
import { minutesBefore, remindTime } from "./dueTimes.ts";
import { RecurrenceSelect } from "./RecurrenceSelect.tsx";
import { RemindSelect } from "./RemindSelect.tsx";

const DAY_LENGTH = 10;

/** Everything that can be changed of a task, and where what it is about can be opened. */
export function TaskForm({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const mayEdit = useMay("tasks.edit");
  const [given] = useState(() => fieldsOf(task));
  const [isDeleting, setDeleting] = useState(false);
  const form = useForm({ initialValues: given });
  const { due, isAllDay, remind, recurrence } = form.values;
  const save = useMutation({
    mutationFn: () => call(changeTask, { params: { taskId: task.id }, body: changeOf(form.values, task) }),
    onSuccess: async () => {
      await refreshTasks();
      onClose();
    },
  });
  return (
    <form onSubmit={form.onSubmit(() => save.mutate())}>
      <Stack gap="md">
        <Refusal of={save} />
        <TextInput
          label={t("tasks.name")}
          required
          maxLength={300}
          readOnly={!mayEdit}
          data-autofocus
          {...form.getInputProps("title")}
        />
        <Textarea
          label={t("tasks.note")}
          autosize
          minRows={3}
          maxLength={10_000}
          readOnly={!mayEdit}
          {...form.getInputProps("note")}
        />
        <Select
          label={t("tasks.type")}
          data={TaskType.options.map((value) => ({ value, label: t(`tasks.types.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps("type")}
        />
        <TextInput
          key={String(isAllDay)}
          type={isAllDay ? "date" : "datetime-local"}
          label={t("tasks.due")}
          value={isAllDay ? due.slice(0, DAY_LENGTH) : due}
          onChange={(event) => form.setFieldValue("due", event.currentTarget.value)}
        />
        <Checkbox
          label={t("tasks.allDay")}
          checked={isAllDay}
          onChange={(event) =>
            form.setValues({
              isAllDay: event.currentTarget.checked,
              due: due === "" ? "" : `${due.slice(0, DAY_LENGTH)}T09:00`,
              remind: null,
            })
          }
        />
        <RemindSelect
          isAllDay={isAllDay}
          disabled={due === ""}
          value={remind}
          onChange={(minutes) => form.setFieldValue("remind", minutes)}
        />
        <RecurrenceSelect
          disabled={due === ""}
          value={recurrence}
          onChange={(rule) => form.setFieldValue("recurrence", rule)}
        />
        <AssigneeSelect
          task={task}
          value={form.values.assigneeId}
          onChange={(id) => form.setFieldValue("assigneeId", id)}
        />
        <About task={task} />
        {task.authorName && (
          <Text size="xs" c="dimmed">
            {t("tasks.author", { name: task.authorName, when: listTime(task.createdAt, i18n.language) })}
          </Text>
        )}
        {mayEdit &&
          (isDeleting ? (
            <DeleteTask task={task} onDeleted={onClose} onKept={() => setDeleting(false)} />
          ) : (
            <Group justify="space-between">
              <Button variant="subtle" color="red" onClick={() => setDeleting(true)}>
                {t("tasks.delete")}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {t("tasks.save")}
              </Button>
            </Group>
          ))}
      </Stack>
    </form>
  );
}

/** What it is about, each a link. */
function About({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { contactId, contactName, companyId, companyName, conversationId } = task;
  if (!contactId && !companyId && !conversationId) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t("tasks.about")}
      </Text>
      {contactId && (
        <LinkText to="/contacts/$contactId" params={{ contactId }} size="sm">
          {contactName}
        </LinkText>
      )}
      {companyId && (
        <LinkText to="/companies/$companyId" params={{ companyId }} size="sm">
          {companyName}
        </LinkText>
      )}
      {conversationId && (
        <LinkText to="/inbox/$conversationId" params={{ conversationId }} size="sm">
          {t("tasks.conversation")}
        </LinkText>
      )}
    </Stack>
  );
}

interface Fields {
  readonly title: string;
  readonly note: string;
  readonly type: TaskType;
  /** As `<input type="datetime-local">` holds it, by the operator's clock. */
  readonly due: string;
  readonly isAllDay: boolean;
  /** Minutes before it is due; null: never. */
  readonly remind: number | null;
  readonly recurrence: string | null;
  readonly assigneeId: string;
}

const fieldsOf = ({ title, note, type, dueAt, isAllDay, remindAt, recurrence, assigneeId }: Task): Fields => ({
  title,
  note,
  type,
  due: dueAt === null ? "" : inputTime(new Date(dueAt)),
  isAllDay,
  remind: dueAt === null || remindAt === null ? null : minutesBefore(dueAt, remindAt),
  recurrence,
  assigneeId,
});

/** The form as the API takes it: without a date there is neither a reminder nor a recurrence. */
function changeOf({ title, note, type, due, isAllDay, remind, recurrence, assigneeId }: Fields, task: Task) {
  const moment = due === "" ? null : new Date(isAllDay ? `${due.slice(0, DAY_LENGTH)}T00:00` : due);
  // A field of the form knows minutes only.
  const isSame = task.dueAt !== null && due === inputTime(new Date(task.dueAt)) && isAllDay === task.isAllDay;
  const dueAt = isSame && task.dueAt !== null ? new Date(task.dueAt) : moment;
  return {
    title,
    note,
    type,
    isAllDay,
    dueAt: dueAt?.toISOString() ?? null,
    remindAt: dueAt === null || remind === null ? null : remindTime(dueAt, remind).toISOString(),
    recurrence: dueAt === null ? null : recurrence,
    assigneeId: OperatorId.parse(assigneeId),
  };
}
