import { pino, stdSerializers } from "pino";
import type { Logger } from "pino";

export type Log = Logger;

/** Structured logs on standard output. They carry ids; never tokens, cookies, settings or what anybody wrote. */
export const createLog = (level: string, name: string): Log =>
  pino({ level, name, serializers: { err: describeError } });

/** A database error also holds its parameters, which are what people wrote; only what is named here is logged. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack, ...("code" in error ? { code: error.code } : {}) };
}
