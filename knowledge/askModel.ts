import { zodResponseFormat } from "openai/helpers/zod";
import { callModel } from "./callModel.ts";
import type { LanguageModel } from "./languageModel.ts";
import { ModelAnswer } from "./modelAnswer.ts";
import { ModelFailure } from "./modelFailure.ts";

export interface Prompt {
  readonly system: string;
  readonly user: string;
}

const answerFormat = zodResponseFormat(ModelAnswer, "turn");

/** One call with structured output. Throws ModelFailure, or the reason of `signal` once it is aborted. */
export async function askModel(
  model: LanguageModel,
  { system, user }: Prompt,
  signal?: AbortSignal,
): Promise<ModelAnswer> {
  const messages = [{ role: "system", content: system } as const, { role: "user", content: user } as const];
  return callModel(model, signal, async (within) => {
    const completion = await model.client.chat.completions.parse(
      { model: model.name, messages, response_format: answerFormat },
      { signal: within },
    );
    const message = completion.choices[0]?.message;
    if (typeof message?.refusal === "string") throw new ModelFailure("model.refused");
    return ModelAnswer.parse(message?.parsed);
  });
}
