import { randomBytes } from "node:crypto";
import { readEnv } from "../../config/env.ts";
import type { Env } from "../../config/env.ts";

/** The variables of an installation made for one test: fresh keys, silent logs, nothing of the machine's own environment. */
export function testVariables(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    JWT_SECRET: randomBytes(48).toString("base64"),
    LOG_LEVEL: "silent",
    // Whoever holds Telegram accounts says so, and where: nothing here speaks with the real one.
    WORKER_ROLES: "conversation,io,touches",
    ...given,
  };
}

export const testEnv = (variables: Readonly<Record<string, string>>): Env => readEnv({}, variables);
