import { zodResponseFormat } from "openai/helpers/zod";
import type { LanguageModel } from "./languageModel.ts";
import { ModelAnswer } from "./modelAnswer.ts";
import { ModelFailure, toModelFailure } from "./modelFailure.ts";

export interface Prompt {
  readonly system: string;
  readonly user: string;
}

const answerFormat = zodResponseFormat(ModelAnswer, "turn");

/**
 * One call with structured output. Throws ModelFailure, or the reason of `signal` once it is aborted.
 * The deadline covers the body too: the SDK's own timeout ends with the response's headers.
 */
export async function askModel(
  model: LanguageModel,
  { system, user }: Prompt,
  signal?: AbortSignal,
): Promise<ModelAnswer> {
  const deadline = AbortSignal.timeout(model.timeoutMs);
  const messages = [{ role: "system", content: system } as const, { role: "user", content: user } as const];
  try {
    const completion = await model.client.chat.completions.parse(
      { model: model.name, messages, response_format: answerFormat },
      { signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]) },
    );
    const message = completion.choices[0]?.message;
    if (typeof message?.refusal === "string") throw new ModelFailure("model.refused");
    return ModelAnswer.parse(message?.parsed);
  } catch (error) {
    signal?.throwIfAborted();
    throw deadline.aborted ? new ModelFailure("model.timeout", error) : toModelFailure(error);
  }
}
