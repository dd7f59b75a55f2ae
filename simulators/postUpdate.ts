import { type Agent, type IncomingMessage, request, STATUS_CODES } from "node:http";

const ANSWER_TIMEOUT_MS = 60_000;
const LONGEST_RETRY_AFTER_SECONDS = 3_600;

interface Destination {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface DeliveryFailure {
  /** In the words of getWebhookInfo. */
  readonly message: string;
  readonly retryAfterMs?: number;
}

/** Posts one JSON body; null is success, which any 2xx is. */
export function postUpdate({ url, headers }: Destination, body: string, agent: Agent): Promise<DeliveryFailure | null> {
  return new Promise((resolve) => {
    const json = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const call = request(url, { method: "POST", agent, timeout: ANSWER_TIMEOUT_MS, headers: { ...json, ...headers } });
    call.once("response", (response) => {
      response.resume();
      response.once("close", () => resolve(failureOf(response)));
    });
    call.once("timeout", () => call.destroy(new Error("Read timeout expired")));
    call.once("error", (error) => resolve({ message: isRefused(error) ? "Connection refused" : error.message }));
    call.end(body);
  });
}

function failureOf({ statusCode = 0, headers }: IncomingMessage): DeliveryFailure | null {
  if (statusCode >= 200 && statusCode < 300) return null;
  const message = `Wrong response from the webhook: ${statusCode} ${STATUS_CODES[statusCode] ?? ""}`.trimEnd();
  const retryAfter = Number(headers["retry-after"]);
  return retryAfter >= 0 && retryAfter <= LONGEST_RETRY_AFTER_SECONDS
    ? { message, retryAfterMs: retryAfter * 1_000 }
    : { message };
}

const isRefused = (error: Error): boolean => "code" in error && error.code === "ECONNREFUSED";
