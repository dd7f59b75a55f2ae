import { Checkbox, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { type Icon, IconCircleDashed, IconMessage, IconPhone, IconRepeat, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { TaskId } from "../../../../../contracts/ids.ts";
import type { Task, TaskType } from "../../../../../contracts/task.ts";
import { LinkText } from "../../parts/LinkButton.tsx";
import { useMay } from "../../shell/useOperator.ts";
import { smallIcon } from "../../theme.ts";
import classes from "./Tasks.module.css";
import { useDueWords } from "./useDueWords.ts";
import { useTick } from "./useTick.tsx";

const glyphs: Readonly<Record<TaskType, Icon>> = {
  call: IconPhone,
  message: IconMessage,
  meeting: IconUsers,
  other: IconCircleDashed,
};

interface TaskRowProps {
  readonly task: Task;
  readonly showsAssignee?: boolean;
  /** Whom it is about is known where it stands. */
  readonly isBrief?: boolean;
  readonly onOpen: (taskId: TaskId) => void;
}

/** A task: its tick, what is to be done, and by when. */
export function TaskRow({ task, showsAssignee = false, isBrief = false, onOpen }: TaskRowProps) {
  const { t } = useTranslation();
  const mayEdit = useMay("tasks.edit");
  const dueWords = useDueWords();
  const tick = useTick(task);
  const { id, title, type, state, recurrence, contactId, contactName, companyId, companyName } = task;
  const isDone = tick.isPending ? state === "open" : state === "done";
  const Glyph = glyphs[type];
  return (
    <li className={classes.row} data-done={isDone || undefined}>
      <Checkbox
        mt="xs"
        aria-label={t(isDone ? "tasks.untick" : "tasks.tick", { title })}
        checked={isDone}
        disabled={!mayEdit}
        onChange={() => !tick.isPending && tick.mutate()}
      />
      <div className={classes.what}>
        <UnstyledButton className={classes.open} data-row-name onClick={() => onOpen(id)}>
          {title}
        </UnstyledButton>
        <div className={classes.facts}>
          <span className={classes.due} data-overdue={task.isOverdue || undefined}>
            <Glyph {...smallIcon} aria-hidden />
            <VisuallyHidden>{t(`tasks.types.${type}`)}</VisuallyHidden>
            {dueWords(task)}
            {recurrence && (
              <>
                <IconRepeat {...smallIcon} aria-hidden />
                <VisuallyHidden>{t("tasks.recurs")}</VisuallyHidden>
              </>
            )}
          </span>
          {showsAssignee && <span>{task.assigneeName}</span>}
          {!isBrief && contactId && (
            <LinkText to="/contacts/$contactId" params={{ contactId }} size="xs">
              {contactName}
            </LinkText>
          )}
          {!isBrief && companyId && (
            <LinkText to="/companies/$companyId" params={{ companyId }} size="xs">
              {companyName}
            </LinkText>
          )}
          {task.createdBy && <span>{t("tasks.fromTouch")}</span>}
        </div>
      </div>
    </li>
  );
}
