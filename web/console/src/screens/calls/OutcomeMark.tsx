import { useTranslation } from "react-i18next";
import type { Call } from "../../../../../contracts/call.ts";
import classes from "./OutcomeMark.module.css";

/** How a call ended, in its colour, or where it stands now. */
export function OutcomeMark({ call: { state, outcome } }: { readonly call: Pick<Call, "state" | "outcome"> }) {
  const { t } = useTranslation();
  const isCounted = state === "reported" || state === "unknown";
  const ended = outcome ?? "unknown";
  return (
    <span className={classes.mark} data-kind={isCounted ? ended : state}>
      {isCounted ? t(`callOutcome.${ended}`) : t(`callState.${state}`)}
    </span>
  );
}
