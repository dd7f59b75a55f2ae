import { pino, stdSerializers } from "pino";
import type { DestinationStream, Logger } from "pino";
import { redact } from "./redact.ts";

export type Log = Logger;

/**
 * Structured logs, on standard output unless told otherwise. They carry ids; never tokens, cookies, settings or what anybody
 * wrote. Errors stand under `err`, and under `error` where Temporal's SDK reports them.
 */
export const createLog = (level: string, name: string, output?: DestinationStream): Log => {
  const options = { level, name, serializers: { err: describeError, error: describeError } };
  return output === undefined ? pino(options) : pino(options, output);
};

/**
 * An error's other fields are never logged: a database error holds its parameters, which are what people wrote, and a failed
 * request its address, in which Telegram's token stands. Its words are redacted.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: redact(String(error)) };
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message: redact(message), stack: redact(stack), ...("code" in error ? { code: error.code } : {}) };
}
