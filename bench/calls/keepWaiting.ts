import { Agent, get } from "node:http";
import { performance } from "node:perf_hooks";
import type { BenchPhone } from "./seedPhones.ts";

const WAIT_SECONDS = 25;

export interface Waiting {
  /** When each call arrived at its phone, by the call's id on the wire. */
  readonly takenAtMs: ReadonlyMap<string, number>;
  /** Calls that came to a phone a second time. */
  readonly doubled: () => number;
  readonly failed: () => number;
  stop(): void;
}

/** Has every phone wait for a call, and again whenever it was answered. A connection each, as phones have. */
export function keepWaiting(url: string, phones: readonly BenchPhone[]): Waiting {
  const takenAtMs = new Map<string, number>();
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const counted = { doubled: 0, failed: 0 };
  const stopping = new AbortController();

  const wait = async (phone: BenchPhone) => {
    while (!stopping.signal.aborted) {
      const answer = await pull(agent, url, phone).catch(() => null);
      if (stopping.signal.aborted) return;
      if (answer === null) {
        counted.failed += 1;
        continue;
      }
      if (answer === "") continue;
      const { id }: { id: string } = JSON.parse(answer);
      if (takenAtMs.has(id)) counted.doubled += 1;
      else takenAtMs.set(id, performance.now());
    }
  };
  for (const phone of phones) void wait(phone);

  return {
    takenAtMs,
    doubled: () => counted.doubled,
    failed: () => counted.failed,
    stop() {
      stopping.abort();
      agent.destroy();
    },
  };
}

function pull(agent: Agent, url: string, { deviceId, phoneToken }: BenchPhone): Promise<string> {
  const address = `${url}/api/phone/calls/pull/?device_id=${deviceId}&wait=${WAIT_SECONDS}`;
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, headers: { authorization: `Bearer ${phoneToken}` } }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text += part));
      response.on("end", () => {
        if (response.statusCode === 200 || response.statusCode === 204) resolve(text);
        else reject(new Error(`A phone was answered ${response.statusCode}: ${text}`));
      });
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}
