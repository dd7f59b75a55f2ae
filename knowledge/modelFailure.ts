import { APIConnectionTimeoutError, APIUserAbortError, OpenAIError, RateLimitError } from "openai";
import { ContentFilterFinishReasonError, LengthFinishReasonError } from "openai/error";
import { z } from "zod";
import type { TurnReason } from "../contracts/turn.ts";

type ModelFailureReason = Extract<TurnReason, `model.${string}`>;

/** A model that gave no usable answer. The turn goes to an operator with this reason. */
export class ModelFailure extends Error {
  override readonly name = "ModelFailure";
  readonly reason: ModelFailureReason;

  constructor(reason: ModelFailureReason, cause?: unknown) {
    super(`The language model gave no usable answer: ${reason}.`, { cause });
    this.reason = reason;
  }
}

/** Names what went wrong in a call. Anything that is not the model's doing is a fault of ours and is thrown on. */
export function toModelFailure(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return new ModelFailure("model.timeout", error);
  if (error instanceof RateLimitError) return new ModelFailure("model.throttled", error);
  if (error instanceof ContentFilterFinishReasonError) return new ModelFailure("model.refused", error);
  if (error instanceof LengthFinishReasonError || error instanceof SyntaxError || error instanceof z.ZodError)
    return new ModelFailure("model.malformed", error);
  if (error instanceof OpenAIError || isConnectionCut(error)) return new ModelFailure("model.unavailable", error);
  throw error;
}

/** fetch reports a body that breaks off as a TypeError of its own, past the SDK's wrapping. */
function isConnectionCut(error: unknown): boolean {
  return error instanceof TypeError && /terminated|fetch failed|network/i.test(error.message);
}
