import { ClientError, clientErrorFrom } from "./clientError.ts";

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** One HTTP exchange. Throws ClientError: `offline` when no answer came, else the answer's own code. */
export async function request({ method, url, token, body, signal }: Request): Promise<Response> {
  const headers = {
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const init = {
    method,
    headers,
    credentials: "same-origin",
    signal: signal ?? null,
    body: body === undefined ? null : JSON.stringify(body),
  } as const;
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ClientError("offline", "The server did not answer.");
  });
  if (response.ok) return response;
  throw clientErrorFrom(response.status, await response.json().catch(() => undefined));
}
