import { ErrorBody, type ErrorCode, errors } from "../../../../contracts/errors.ts";

/** offline: no answer arrived at all, so nobody knows whether the order was carried out; orders with a client key may be repeated. */
export type ClientErrorCode = ErrorCode | "offline";

/** A request that did not succeed. Screens choose words by `code`. */
export class ClientError extends Error {
  override readonly name = "ClientError";
  readonly code: ClientErrorCode;
  readonly details: unknown;

  constructor(code: ClientErrorCode, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** Reads the API's error body. An answer that is not ours is a proxy saying that the server is away, or a fault. */
export function clientErrorFrom(status: number, body: unknown): ClientError {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) return new ClientError(proxyFoundNobody.has(status) ? "offline" : "internal", `HTTP ${status}`);
  const { code, message, details } = parsed.data.error;
  return new ClientError(isErrorCode(code) ? code : "internal", message, details);
}

const proxyFoundNobody = new Set([502, 503, 504]);

export function errorCode(error: unknown): ClientErrorCode {
  return error instanceof ClientError ? error.code : "internal";
}

export const isErrorCode = (code: string): code is ErrorCode => code in errors;
