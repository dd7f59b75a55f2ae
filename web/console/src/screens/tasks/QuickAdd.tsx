import { Button, Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { createTask } from "../../../../../contracts/endpoints/tasks.ts";
import type { ConversationId } from "../../../../../contracts/ids.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { refreshTasks } from "../../queries/tasks.ts";
import { freshKey } from "../../state/freshKey.ts";
import { beginningOfDay } from "./dueTimes.ts";
import classes from "./Tasks.module.css";

const When = z.enum(["someday", "todayDue", "tomorrowDue"]);
const daysAhead = { todayDue: 0, tomorrowDue: 1 } as const;

interface QuickAddProps {
  readonly startsToday?: boolean;
  /** The conversation it is about; absent: none. */
  readonly conversationId?: ConversationId;
}

/** One line for a task of one's own. It is emptied only when the task is there, and sends the same key until then. */
export function QuickAdd({ startsToday = false, conversationId }: QuickAddProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState("");
  const [when, setWhen] = useState<z.infer<typeof When>>(startsToday ? "todayDue" : "someday");
  const [clientKey, setClientKey] = useState(freshKey);
  const add = useMutation({
    mutationFn: () => {
      const due = when === "someday" ? {} : { dueAt: beginningOfDay(daysAhead[when]).toISOString(), isAllDay: true };
      return call(createTask, { body: { clientKey, title, ...due, ...(conversationId && { conversationId }) } });
    },
    onSuccess: () => {
      setTitle("");
      setClientKey(freshKey());
      return refreshTasks();
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  return (
    <form
      className={classes.add}
      data-narrow={conversationId !== undefined || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== "" && !add.isPending) add.mutate();
      }}
    >
      <TextInput
        className={classes.addTitle}
        aria-label={t("tasks.quickAdd")}
        placeholder={t(conversationId ? "tasks.quickAdd" : "tasks.quickAddPlaceholder")}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        className={classes.addDue}
        aria-label={t("tasks.when")}
        data={When.options.map((value) => ({ value, label: t(`tasks.${value}`) }))}
        value={when}
        onChange={(chosen) => setWhen(When.catch("someday").parse(chosen))}
        allowDeselect={false}
      />
      <Button
        type="submit"
        variant={conversationId ? "default" : "filled"}
        loading={add.isPending}
        disabled={title.trim() === ""}
      >
        {t("tasks.add")}
      </Button>
    </form>
  );
}
