import { useTranslation } from "react-i18next";
import type { DraftProblem } from "./constructor/problems.ts";
import { useFactWords } from "./useFactWords.ts";

/** What keeps a definition from running, and what to do about it. */
export function useProblemWords(): (problem: DraftProblem) => string {
  const { t } = useTranslation();
  const { nameOf } = useFactWords();
  return ({ code, detail }) => {
    const isAboutFact = code.startsWith("condition.") || code === "wait.unknownFact";
    return t(`touches.problem.${code}`, { detail: isAboutFact ? nameOf(detail) : detail });
  };
}
