import { z } from "zod";
import { parseJson } from "../contracts/parseJson.ts";

/** The part of a pino line that the console shows; level 40 is a warning, 50 an error. */
const LogLine = z.object({
  level: z.number().min(40),
  msg: z.string().default(""),
  err: z.object({ message: z.string() }).optional(),
});

const REPEAT_AFTER_MS = 60_000;

/** Passes on warnings and errors from a process's log lines, the same words at most once a minute. */
export function createWarningFilter(show: (line: string) => void): (line: string) => void {
  const shownAt = new Map<string, number>();
  return (line) => {
    const text = warningIn(line);
    if (text === undefined || Date.now() - (shownAt.get(text) ?? 0) < REPEAT_AFTER_MS) return;
    shownAt.set(text, Date.now());
    show(text);
  };
}

function warningIn(line: string): string | undefined {
  const { data } = LogLine.safeParse(parseJson(line));
  if (data === undefined) return undefined;
  const { level, msg, err } = data;
  const words = [msg, err?.message].filter((part) => part !== undefined && part !== "" && part !== msg);
  return `${level >= 50 ? "error" : "warning"}: ${[msg, ...words].filter((part) => part !== "").join(": ")}`;
}
