import { type DemoErrorCode, demoErrors, type DemoRefusal } from "../../contracts/demoMessenger.ts";
import type { Answer } from "../loopbackServer.ts";

/** A refusal in the demo messenger's form. */
export class DemoError extends Error {
  override readonly name = "DemoError";
  readonly code: DemoErrorCode;
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: DemoErrorCode,
    message: string,
    { status, retryAfterSeconds }: { status?: number; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.status = status ?? demoErrors[code];
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get answer(): Answer {
    const { code, message, retryAfterSeconds } = this;
    const body: DemoRefusal = {
      error: { code, message, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
    };
    return { status: this.status, body };
  }
}
