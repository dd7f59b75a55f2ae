import type { LanguageModel } from "./languageModel.ts";
import { ModelFailure, toModelFailure } from "./modelFailure.ts";

/**
 * One call within the model's time. Throws ModelFailure, or the reason of `signal` once it is aborted.
 * The deadline covers the body too: the SDK's own timeout ends with the response's headers.
 */
export async function callModel<Answer>(
  { timeoutMs }: LanguageModel,
  signal: AbortSignal | undefined,
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    return await call(signal === undefined ? deadline : AbortSignal.any([signal, deadline]));
  } catch (error) {
    signal?.throwIfAborted();
    throw deadline.aborted ? new ModelFailure("model.timeout", error) : toModelFailure(error);
  }
}
