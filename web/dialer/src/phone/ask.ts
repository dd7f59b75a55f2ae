import { z } from "zod";
import { signedIn, Tokens } from "./tokens.ts";

/** offline: no answer came. Else the answer's status, and the API's own code where it gave one. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number | "offline";
  readonly code: string | undefined;
  readonly retryAfterSeconds: number;

  constructor(status: number | "offline", code?: string, retryAfterSeconds = 0) {
    super(`Refused: ${status}`);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface Question {
  readonly method: "GET" | "POST";
  readonly path: `/api/${string}`;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

const SERVER_AWAY = new Set([502, 503, 504]);
const Problem = z.object({ code: z.string().optional() }).catch({});

/** Asks the API as whoever is signed in; null is 204. A token that has run out is renewed once. Throws Refusal. */
export async function ask(question: Question): Promise<unknown> {
  try {
    return await exchange(question, signedIn.get()?.access);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 401) throw error;
    return exchange(question, await renew(signedIn.get()));
  }
}

/** The same as nobody. */
export const askOpenly = (question: Question): Promise<unknown> => exchange(question, undefined);

/** A refresh token works once, so that two tabs must not spend the same one. Whoever is refused is signed out. */
function renew(spent: Tokens | null): Promise<string> {
  return navigator.locks.request("switchboard.dialer.renew", async () => {
    const now = signedIn.get();
    if (now === null) throw new Refusal(401);
    if (now.access !== spent?.access) return now.access;
    const body = { refresh: now.refresh };
    try {
      const tokens = Tokens.parse(await askOpenly({ method: "POST", path: "/api/token/refresh/", body }));
      signedIn.set(() => tokens);
      return tokens.access;
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) signedIn.set(() => null);
      throw error;
    }
  });
}

async function exchange({ method, path, body, signal }: Question, token: string | undefined): Promise<unknown> {
  const response = await fetch(path, {
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new Refusal("offline");
  });
  if (response.status === 204) return null;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const status = SERVER_AWAY.has(response.status) ? "offline" : response.status;
  throw new Refusal(status, Problem.parse(answer).code, Number(response.headers.get("retry-after") ?? 0));
}
