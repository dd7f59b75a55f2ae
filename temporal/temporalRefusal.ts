import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from "@temporalio/client";
import { ApplicationFailure } from "@temporalio/common";
import { TransportError } from "@temporalio/worker";
import { errors, ProductError } from "../contracts/errors.ts";
import type { ErrorCode } from "../contracts/errors.ts";

/** gRPC codes of a server that is away, overloaded or slow: CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE. */
const AWAY: ReadonlySet<number> = new Set([1, 4, 8, 14]);

/** What an error of a call to Temporal means to the caller: a refusal by the actor, a server that is away, or itself. */
export function temporalRefusal(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ProductError) return cause;
    if (cause instanceof ApplicationFailure && isErrorCode(cause.type))
      return new ProductError(cause.type, cause.details?.[0]);
    if (isAway(cause)) return new ProductError("temporal.unavailable");
  }
  return error;
}

function isAway(error: Error): boolean {
  if (error instanceof TransportError || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  return isGrpcServiceError(error) && AWAY.has(error.code);
}

const isErrorCode = (code: string | null | undefined): code is ErrorCode => typeof code === "string" && code in errors;
