import type { Words } from "../words/ru.ts";
import { Refusal } from "./ask.ts";

/** Why somebody could not sign in, by the key of its words. */
export type SignInProblem = keyof Words["refused"];

/** `way` is what was wrong where the API only says no. */
export function problemOf(error: unknown, way: "credentials" | "code"): SignInProblem {
  if (!(error instanceof Refusal)) return "other";
  if (error.status === "offline") return "offline";
  if (error.status === 429) return "tooMany";
  if (error.code === "auth.code_needed") return "codeNeeded";
  return error.status < 500 ? way : "other";
}
