import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";

export interface LoopbackOptions {
  readonly host?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

export interface LoopbackServer {
  /** Without a trailing slash. */
  readonly url: string;
  /** Also ends requests that were left hanging on purpose. */
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  /** Bytes go out as they are; anything else as JSON. */
  readonly body: unknown;
  readonly headers?: OutgoingHttpHeaders;
}

/** Undefined leaves the request without an answer: it hangs, or its socket has been destroyed. */
export type Handle = (request: IncomingMessage, body: Buffer) => Promise<Answer | undefined>;

/** A plain HTTP server for a simulated provider: whole bodies in, one answer out. */
export async function startLoopbackServer(
  handle: Handle,
  { host = "127.0.0.1", port = 0 }: LoopbackOptions = {},
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    serve(request, response, handle).catch((error: unknown) => {
      if (response.headersSent || request.socket.destroyed) request.socket.destroy();
      else write(response, { status: 500, body: { error: String(error) } });
    });
  });
  // Longer than any client keeps an idle socket, so that a reset connection is always one that a fault asked for.
  server.keepAliveTimeout = 300_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The simulator did not get a TCP port.");
  return {
    url: `http://${host}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, handle: Handle): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const answer = await handle(request, Buffer.concat(chunks));
  if (answer !== undefined && !request.socket.destroyed) write(response, answer);
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, { "content-type": "application/json", "content-length": bytes.length, ...headers })
    .end(bytes);
}
