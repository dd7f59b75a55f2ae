import type { Push } from "../../commands/pushes.ts";
import type { NotificationKind, PushedNotification } from "../../contracts/notification.ts";

type Words = Readonly<Record<NotificationKind, string>>;

/** No words of the customer's leave the installation by way of somebody else's push service: names and kinds only. */
const words: Readonly<Record<"ru" | "en", Words>> = {
  ru: {
    mentioned: "Вас упомянули в заметке",
    assigned: "Вам назначен диалог",
    messageReceived: "Новое сообщение",
    snoozeEnded: "Отложенный диалог вернулся",
    slaBreached: "Срок ответа прошёл",
    nobodyAnswers: "В очереди никто не отвечает",
    companyRequested: "Ждёт вашего решения",
    companyRequestApproved: "Ваш запрос одобрен",
    companyRequestDeclined: "Ваш запрос отклонён",
    contractEnds: "Кончается договор",
    taskAssigned: "Вам поручена задача",
    taskDue: "Напоминание о задаче",
    sequencePaused: "Цепочка остановилась",
  },
  en: {
    mentioned: "You were mentioned in a note",
    assigned: "A conversation was assigned to you",
    messageReceived: "New message",
    snoozeEnded: "A snoozed conversation came back",
    slaBreached: "The time to answer has passed",
    nobodyAnswers: "Nobody in the line answers",
    companyRequested: "Waits for your decision",
    companyRequestApproved: "Your request was approved",
    companyRequestDeclined: "Your request was declined",
    contractEnds: "A contract ends",
    taskAssigned: "A task was given to you",
    taskDue: "A reminder of a task",
    sequencePaused: "A sequence has paused by itself",
  },
};

export function pushWords({
  kind,
  contactName,
  by,
  language,
  conversationId,
  companyId,
  notificationId,
}: Push): PushedNotification {
  const title = contactName ?? "Switchboard";
  const body = words[language === "en" ? "en" : "ru"][kind] + (by === null ? "" : ` · ${by}`);
  return {
    title,
    body,
    tag: conversationId ?? notificationId,
    path: pathOf(kind, conversationId, companyId),
  };
}

function pathOf(kind: NotificationKind, conversationId: string | null, companyId: string | null): string {
  if (conversationId !== null) return `/inbox/${conversationId}`;
  if (kind === "taskAssigned" || kind === "taskDue") return "/tasks";
  if (kind === "companyRequested") return "/company-requests";
  return companyId === null ? "/notifications" : `/companies/${companyId}`;
}
