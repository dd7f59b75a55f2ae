import type { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answerUnderFault, type Refusal } from "../answerUnderFault.ts";
import { type Fault, FaultScript } from "../faults.ts";
import { type Answer, type LoopbackOptions, startLoopbackServer } from "../loopbackServer.ts";
import { answerBySchema } from "./answerBySchema.ts";
import { type ChatRequest, lastUserText, readChatRequest } from "./chatRequest.ts";
import { completion } from "./completion.ts";
import { factsOf } from "./factsOf.ts";

const KEPT_REQUESTS = 1_000;

export type ModelFault =
  | Fault
  /** Content that is not JSON, although the model says that it finished. */
  | { readonly kind: "malformed" }
  /** Valid JSON that does not follow the schema. */
  | { readonly kind: "schemaViolation" }
  /** The answer breaks off at the token limit. */
  | { readonly kind: "truncated" }
  | { readonly kind: "refusal"; readonly text: string };

export interface ModelSimulatorOptions extends LoopbackOptions {
  /** How long each answer takes. */
  readonly latencyMs?: number;
  /** What the model answers: an object goes out as JSON, a text as it is. By default the simple facts of the last user message. */
  readonly answer?: (request: ChatRequest) => object | string;
}

export interface ModelControl {
  readonly faults: FaultScript<ChatRequest, ModelFault>;
  latencyMs: number;
  answer: (request: ChatRequest) => object | string;
  /** Every chat call that came, including those that met a fault. */
  readonly calls: number;
  /** The newest thousand calls, oldest first. */
  readonly requests: readonly ChatRequest[];
}

export interface ModelSimulator {
  /** What OPENAI_BASE_URL is set to; ends with /v1. */
  readonly url: string;
  readonly control: ModelControl;
  close(): Promise<void>;
}

/** A language model behind OpenAI's HTTP contract: chat completions with structured output, and the list of models. */
export async function startModelSimulator(options: ModelSimulatorOptions = {}): Promise<ModelSimulator> {
  const { latencyMs = 0, answer = answerFromFacts } = options;
  const faults = new FaultScript<ChatRequest, ModelFault>();
  const requests: ChatRequest[] = [];
  let calls = 0;

  async function handle({ method, url, socket }: IncomingMessage, body: Buffer): Promise<Answer | undefined> {
    if (method === "GET" && url === "/v1/models") return { status: 200, body: modelList };
    if (method !== "POST" || url !== "/v1/chat/completions")
      return refusal(404, "invalid_request_error", `Unknown request URL: ${method} ${url}.`);
    const request = readChatRequest(body);
    if (request === null)
      return refusal(400, "invalid_request_error", "We could not parse the JSON body of your request.");
    calls += 1;
    requests.push(request);
    if (requests.length > KEPT_REQUESTS) requests.shift();
    const fault = faults.take(request);
    const accept = async (spoil: Spoil) => {
      if (control.latencyMs > 0) await sleep(control.latencyMs);
      return { status: 200, body: think(request, control.answer, spoil) };
    };
    if (isSpoil(fault)) return accept(fault);
    return answerUnderFault(fault, { socket, refuse, accept: () => accept(undefined) });
  }

  const server = await startLoopbackServer(handle, options);
  const control: ModelControl = {
    faults,
    latencyMs,
    answer,
    requests,
    get calls() {
      return calls;
    },
  };
  return { url: `${server.url}/v1`, control, close: () => server.close() };
}

type Spoil = Exclude<ModelFault, Fault> | undefined;

const isSpoil = (fault: ModelFault | undefined): fault is Exclude<ModelFault, Fault> =>
  fault !== undefined && ["malformed", "schemaViolation", "truncated", "refusal"].includes(fault.kind);

const answerFromFacts: ModelControl["answer"] = (request) => {
  const facts = factsOf(lastUserText(request));
  if (request.schema === null) return String(facts["text"]);
  return answerBySchema(request.schema, facts);
};

function think(request: ChatRequest, answer: ModelControl["answer"], spoil: Spoil): object {
  const answered = answer(request);
  const content = typeof answered === "string" ? answered : JSON.stringify(answered);
  switch (spoil?.kind) {
    case undefined:
      return completion(request, { content });
    case "malformed":
      return completion(request, { content: `Конечно! Вот ответ: ${content}` });
    case "schemaViolation":
      return completion(request, { content: JSON.stringify({ thoughts: "not what was asked for" }) });
    case "truncated":
      return completion(request, { content: content.slice(0, content.length / 2), finishReason: "length" });
    case "refusal":
      return completion(request, { content: null, refusal: spoil.text });
  }
}

const modelList = {
  object: "list",
  data: [{ id: "simulated-model", object: "model", created: 0, owned_by: "simulator" }],
};

const refuse = (fault: Refusal): Answer =>
  fault.kind === "throttle"
    ? {
        ...refusal(429, "rate_limit_exceeded", "Rate limit reached."),
        headers: { "retry-after": String(fault.seconds) },
      }
    : refusal(fault.status, fault.status >= 500 ? "server_error" : "invalid_request_error", fault.description);

const refusal = (status: number, type: string, message: string): Answer => ({
  status,
  body: { error: { message, type, param: null, code: type === "rate_limit_exceeded" ? type : null } },
});
