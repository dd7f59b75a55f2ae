import { StartUpProblem } from "../runtime/startUpProblem.ts";

/** Rejects when somebody ends the measurement, so that whoever waits for it can stop what it has started. */
export function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.once(signal, () =>
        reject(
          new StartUpProblem(`The measurement was interrupted (${signal}).`, "What it had started has been stopped."),
        ),
      );
  });
}
