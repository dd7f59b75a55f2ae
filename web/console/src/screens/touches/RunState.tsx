import type { TouchRun } from "../../../../../contracts/touchRun.ts";
import classes from "./RunState.module.css";
import { useRunWords } from "./useRunWords.ts";

export function RunState({ run }: { readonly run: TouchRun }) {
  const { state } = useRunWords();
  const { end } = run.state;
  return (
    <span className={classes.state} data-kind={end?.outcome ?? run.status}>
      {state(run)}
    </span>
  );
}
