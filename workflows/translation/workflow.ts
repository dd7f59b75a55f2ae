import { proxyActivities } from "@temporalio/workflow";
import type { TranslationActivities } from "../../activities/translation.ts";
import type { TranslationInput } from "./messages.ts";

const { translateMessage } = proxyActivities<TranslationActivities>({
  startToCloseTimeout: "1 minute",
  retry: { maximumAttempts: 2 },
});

/** One message in one language, so that two operators who ask at once wait for the same answer. */
export async function translationWorkflow(input: TranslationInput): Promise<void> {
  await translateMessage(input);
}
