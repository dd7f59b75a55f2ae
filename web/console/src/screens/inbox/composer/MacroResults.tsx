import { useTranslation } from "react-i18next";
import type { MacroStepResult } from "../../../../../../contracts/macro.ts";
import { type ErrorCode, errors } from "../../../../../../contracts/errors.ts";
import classes from "./MacroResults.module.css";

/** How each step of a macro ended, in the order in which they were taken. */
export function MacroResults({ results }: { readonly results: readonly MacroStepResult[] }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.results}>
      {results.map(({ kind, refusal }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- steps have no other name than their place
        <li key={index} data-refused={refusal !== null || undefined}>
          {t(`macroStep.${kind}`)}
          {": "}
          {refusal === null ? t("work.stepDone") : t(`error.${isKnown(refusal) ? refusal : "internal"}`)}
        </li>
      ))}
    </ol>
  );
}

const isKnown = (code: string): code is ErrorCode => code in errors;
