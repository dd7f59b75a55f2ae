import { useTranslation } from "react-i18next";
import type { StageTrigger } from "../../../../../../contracts/funnel.ts";

/** What a rule waits for, in words. */
export function useTriggerWords(): (trigger: StageTrigger) => string {
  const { t } = useTranslation();
  return (trigger) => {
    const words = t(`pipelines.trigger.${trigger.kind}`);
    switch (trigger.kind) {
      case "callEnded":
        return [words, trigger.outcomes.map((outcome) => t(`callOutcome.${outcome}`).toLowerCase()).join(", ")]
          .filter(Boolean)
          .join(": ");
      case "entityKnown":
        return `${words}: ${t(`field.${trigger.field}`).toLowerCase()}`;
      case "appealTypeIs":
        return `${words}: ${t(`appealType.${trigger.appealType}`).toLowerCase()}`;
      case "messageReceived":
      case "operatorReplied":
      case "priceNamed":
      case "conversationClosed":
        return words;
    }
  };
}
