import { Agent as HttpAgent, request as requestHttp } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { refusePrivate } from "./privateAddresses.ts";

/** Nothing a messenger answers is larger: files for bots end at 20 MB. */
const ANSWER_BYTES_MAX = 100 * 1_048_576;

interface OutboundRequest {
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | null;
  readonly signal: AbortSignal;
}

/** How an adapter reaches its provider. */
export interface Outbound {
  readonly fetch: (url: string, request: OutboundRequest) => Promise<Response>;
  /** For a client library that makes requests of its own; asked again for each redirection. */
  readonly agentFor: (url: URL) => HttpAgent | HttpsAgent;
}

export interface Outbounds {
  /** To addresses that the installation's environment names. */
  readonly trusted: Outbound;
  /** To addresses that somebody wrote into an account's settings. */
  readonly guarded: Outbound;
}

/** `allowedPrivateHosts`: the names, addresses and networks (10.1.0.0/16) off the public internet that settings may name. */
export function createOutbounds(allowedPrivateHosts: readonly string[]): Outbounds {
  const guard = refusePrivate(allowedPrivateHosts);
  const open = keepAliveAgents({});
  const closed = keepAliveAgents({ lookup: guard.lookup });
  const agentFor = (url: URL) => {
    guard.check(url);
    return closed(url);
  };
  return {
    trusted: { fetch, agentFor: open },
    guarded: { fetch: (url, request) => fetchThrough(agentFor, new URL(url), request), agentFor },
  };
}

function keepAliveAgents(options: { readonly lookup?: ReturnType<typeof refusePrivate>["lookup"] }) {
  const plain = new HttpAgent({ keepAlive: true, ...options });
  const secure = new HttpsAgent({ keepAlive: true, ...options });
  return ({ protocol }: URL) => (protocol === "http:" ? plain : secure);
}

/** Node's own fetch takes no agent, and looks an address up a second time. Follows no redirection. */
async function fetchThrough(
  agentFor: Outbound["agentFor"],
  url: URL,
  { method = "GET", headers = {}, body = null, signal }: OutboundRequest,
): Promise<Response> {
  const request = url.protocol === "http:" ? requestHttp : requestHttps;
  const asked = request(url, { method, headers, signal, agent: agentFor(url) });
  asked.end(body ?? undefined);
  const answer = await answerTo(asked);
  const bytes = await readAll(answer);
  const { statusCode: status = 500 } = answer;
  const contentType = answer.headers["content-type"];
  return new Response(status === 204 || status === 304 ? null : bytes, {
    status,
    headers: contentType === undefined ? {} : { "content-type": contentType },
  });
}

const answerTo = (request: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request.once("error", reject).once("response", resolve);
  });

async function readAll(answer: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > ANSWER_BYTES_MAX) throw new Error("The answer is too large.");
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
