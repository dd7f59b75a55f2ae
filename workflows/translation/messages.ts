import type { TranslationRef } from "../../contracts/translation.ts";

export const translationWorkflowType = "translationWorkflow";
export const translationWorkflowId = ({ messageId, language }: TranslationRef) =>
  `translation/${messageId}/${language}`;
export type TranslationInput = TranslationRef;
