import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { type TemplateValues, fillTemplate, missingIn } from "../../../../../../contracts/template.ts";
import { errorCode } from "../../../api/clientError.ts";
import { cannedReplies, templateValues } from "../../../queries/composing.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import type { AskedValues } from "./ValuesDialog.tsx";
import { useSuggestions } from "./useSuggestions.ts";

interface CannedMenuInput {
  readonly conversationId: ConversationId;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly wanted: boolean;
  readonly write: (before: string, after: string) => void;
  readonly onAsk: (asked: AskedValues) => void;
}

/** "/" calls up templates; the chosen one is filled in with what is known, and what is not is asked for. */
export function useCannedMenu({ conversationId, field, text, wanted, write, onAsk }: CannedMenuInput) {
  const { t } = useTranslation();
  const { data = [] } = useQuery({ ...cannedReplies(), enabled: wanted });
  const insert = async (template: string, before: string, after: string) => {
    const known = await queryClient.fetchQuery(templateValues(conversationId));
    const missing = missingIn(template, known);
    const fill = (given: TemplateValues) => write(before + fillTemplate(template, { ...known, ...given }), after);
    if (missing.length === 0) fill({});
    else onAsk({ missing, proceed: fill });
  };
  return useSuggestions({
    field,
    text,
    trigger: /(?:^|\s)\/(\S*)$/u,
    find: (sought) => {
      const wantedWords = sought.toLocaleLowerCase();
      return data
        .filter((reply) => wanted && `${reply.shortcut} ${reply.text}`.toLocaleLowerCase().includes(wantedWords))
        .map((reply) => ({ key: reply.id, title: `/${reply.shortcut}`, detail: reply.text, text: reply.text }));
    },
    onPick: (reply, before, after) =>
      void insert(reply.text, before, after).catch((error: unknown) =>
        notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
      ),
  });
}
