import { useTranslation } from "react-i18next";
import { knownFacts } from "../../../../../../contracts/facts.ts";
import type { KnownFactName } from "../../../../../../contracts/facts.ts";
import { useFactWords } from "../useFactWords.ts";

const subjects = ["contact", "conversation", "appeal", "event"] as const;

/** Facts in groups, for a select; of an event only those that it has. */
export function useOfferedFacts(eventFacts?: readonly KnownFactName[]) {
  const { t } = useTranslation();
  const { nameOf } = useFactWords();
  const isOffered = (name: string) =>
    !name.startsWith("event.") || eventFacts === undefined || eventFacts.some((one) => one === name);
  const choice = (value: string) => ({ value, label: nameOf(value) });
  const groups = subjects.map((subject) => ({
    group: t(`touches.subject.${subject}`),
    items: Object.keys(knownFacts)
      .filter((name) => name.startsWith(`${subject}.`) && isOffered(name))
      .map(choice),
  }));
  const own = {
    group: t("touches.subject.own"),
    items: (["contact.field.", "conversation.field.", "event.data.", "var."] as const).map(choice),
  };
  return [...groups.filter(({ items }) => items.length > 0), own];
}
