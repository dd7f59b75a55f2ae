import type { MessageContent } from "../../../../contracts/message.ts";
import { duration } from "../format/numbers.ts";
import { useTranslation } from "../words/useTranslation.ts";

type Service = Extract<MessageContent, { kind: "service" }>;

/** "Анна переименовала чат: «Наш двор»" */
export function useServiceWords({ event, by, whom = [], title = "", seconds = 0 }: Service): string {
  const { t, i18n } = useTranslation();
  return t(`chatEvent.${event}`, {
    by: by ?? t("chatEvent.us"),
    whom: new Intl.ListFormat(i18n.language).format(whom),
    title,
    duration: duration(seconds),
  });
}
