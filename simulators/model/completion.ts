import { randomUUID } from "node:crypto";
import type { ChatRequest } from "./chatRequest.ts";

interface Completion {
  readonly content: string | null;
  readonly refusal?: string;
  readonly finishReason?: "stop" | "length";
}

/** A chat completion in OpenAI's form. Token counts are rough: a token is about three characters of Russian. */
export function completion(
  { model, messages }: ChatRequest,
  { content, refusal, finishReason = "stop" }: Completion,
): object {
  const prompt_tokens = Math.ceil(messages.reduce((sum, message) => sum + message.content.length, 0) / 3);
  const completion_tokens = Math.ceil((content ?? refusal ?? "").length / 3);
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1_000),
    model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content, refusal: refusal ?? null },
        logprobs: null,
        finish_reason: finishReason,
      },
    ],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  };
}
