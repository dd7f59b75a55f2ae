import { useTranslation } from "react-i18next";
import type { Task } from "../../../../../contracts/task.ts";
import { clockTime, dayName } from "../../format/dates.ts";

type Due = Pick<Task, "dueAt" | "isAllDay" | "isOverdue">;

/** When a task is due, in words; nothing where it has no date. */
export function useDueWords() {
  const { t, i18n } = useTranslation();
  return ({ dueAt, isAllDay, isOverdue }: Due): string => {
    if (dueAt === null) return "";
    const day = dayName(dueAt, i18n.language);
    return [isAllDay ? day : `${day}, ${clockTime(dueAt, i18n.language)}`, isOverdue && t("tasks.overdue")]
      .filter(Boolean)
      .join(" · ");
  };
}
