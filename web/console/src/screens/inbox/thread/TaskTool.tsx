import { notifications } from "@mantine/notifications";
import { IconChecklist } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { createTask } from "../../../../../../contracts/endpoints/tasks.ts";
import { type Message, wordsToType } from "../../../../../../contracts/message.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { refreshTasks } from "../../../queries/tasks.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { freshKey } from "../../../state/freshKey.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import { MessageTool } from "./MessageTool.tsx";

const TITLE_MAX = 300;

/** Makes a task of one's own of what somebody wrote. */
export function TaskTool({ message: { conversationId, content, deletedAt } }: { readonly message: Message }) {
  const { t } = useTranslation();
  const mayEdit = useMay("tasks.edit");
  const [clientKey] = useState(freshKey);
  const words = content.kind === "text" ? wordsToType(content).trim() : "";
  const make = useMutation({
    mutationFn: () => {
      const title = words.replaceAll(/\s+/g, " ").slice(0, TITLE_MAX);
      return call(createTask, { body: { clientKey, title, note: words, conversationId } });
    },
    onSuccess: () => {
      notifications.show({ message: t("tasks.added") });
      return refreshTasks();
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  if (!mayEdit || words === "" || deletedAt !== null) return null;
  return <MessageTool name={t("tasks.make")} glyph={IconChecklist} onClick={() => make.mutate()} />;
}
