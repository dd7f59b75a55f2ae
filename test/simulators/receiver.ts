import type { IncomingHttpHeaders } from "node:http";
import { startLoopbackServer } from "../../simulators/loopbackServer.ts";

export interface Receiver<Update> {
  readonly url: string;
  readonly requests: { readonly headers: IncomingHttpHeaders; readonly update: Update }[];
  /** The status for the next update; 200 by default. */
  answer: (update: Update) => number;
  close(): Promise<void>;
}

/** A webhook that keeps what it is sent. `parse` reads the body as the provider's update. */
export async function startReceiver<Update>(parse: (body: unknown) => Update): Promise<Receiver<Update>> {
  const server = await startLoopbackServer(async ({ headers }, body) => {
    const update = parse(JSON.parse(body.toString()));
    receiver.requests.push({ headers, update });
    return { status: receiver.answer(update), body: {} };
  });
  const receiver: Receiver<Update> = {
    url: `${server.url}/hook`,
    requests: [],
    answer: () => 200,
    close: () => server.close(),
  };
  return receiver;
}
