import { Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../../contracts/conversation.ts";
import type { TaskId } from "../../../../../../../contracts/ids.ts";
import { tasks } from "../../../../queries/tasks.ts";
import { useMay } from "../../../../shell/useOperator.ts";
import { QuickAdd } from "../../../tasks/QuickAdd.tsx";
import { TaskDrawer } from "../../../tasks/TaskDrawer.tsx";
import { TaskRow } from "../../../tasks/TaskRow.tsx";
import classes from "../../../tasks/Tasks.module.css";
import { walkRows } from "../../../tasks/walkRows.ts";
import { PanelSection } from "../PanelSection.tsx";

/** Open tasks about the contact, whichever conversation of theirs they came from, and a line for one more. */
export function ConversationTasks({ conversation }: { readonly conversation: Conversation }) {
  const { id, contactId } = conversation;
  const mayRead = useMay("tasks.read");
  return mayRead && <TasksAbout key={id} conversationId={id} contactId={contactId} />;
}

interface TasksAboutProps {
  readonly conversationId: Conversation["id"];
  readonly contactId: Conversation["contactId"];
}

function TasksAbout({ conversationId, contactId }: TasksAboutProps) {
  const { t } = useTranslation();
  const mayEdit = useMay("tasks.edit");
  const [opened, open] = useState<TaskId>();
  const { data } = useInfiniteQuery(tasks({ whose: "all", contactId }));
  return (
    <PanelSection title={t("tasks.here")}>
      {data?.length === 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {t("tasks.noneHere")}
        </Text>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the buttons in it */}
      <ul className={classes.plain} onKeyDown={walkRows}>
        {data?.map((task) => (
          <TaskRow key={task.id} task={task} isBrief showsAssignee onOpen={open} />
        ))}
      </ul>
      {mayEdit && <QuickAdd conversationId={conversationId} />}
      <TaskDrawer taskId={opened} onClose={() => open(undefined)} />
    </PanelSection>
  );
}
