import OpenAI from "openai";

/** A chat model reachable over the OpenAI protocol. One is connected per process and shared by all turns. */
export interface LanguageModel {
  readonly client: OpenAI;
  readonly name: string;
  readonly timeoutMs: number;
}

interface LanguageModelOptions {
  /** Local servers need none. */
  readonly apiKey: string | undefined;
  /** Any server that speaks the same protocol; OpenAI itself when absent. */
  readonly baseUrl: string | undefined;
  readonly name: string;
  readonly timeoutMs: number;
}

/** Retries are off: a slow or failing model is answered by asking an operator, not by making the customer wait. */
export function connectLanguageModel({ apiKey, baseUrl, name, timeoutMs }: LanguageModelOptions): LanguageModel {
  const client = new OpenAI({ apiKey: apiKey ?? "none", baseURL: baseUrl ?? null, maxRetries: 0, timeout: timeoutMs });
  return { client, name, timeoutMs };
}
