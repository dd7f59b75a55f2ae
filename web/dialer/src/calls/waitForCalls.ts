import { z } from "zod";
import { createStore } from "../../../console/src/state/store.ts";
import { ask, Refusal } from "../phone/ask.ts";
import { deviceId } from "../phone/tokens.ts";
import { currentCall, lastHeard } from "./nextCall.ts";
import { tellOfCall } from "./tellOfCall.ts";

const PulledCall = z.object({ id: z.string(), phone: z.string(), note: z.string().nullish() });

/** How long the server may keep us waiting, in seconds, and how soon we ask again where it does not. */
const WAIT_SECONDS = 25;
const ASK_EVERY_MS = 3_000;
const OFFLINE_PAUSE_MS = 5_000;

/** Whether the server answers. */
export const connection = createStore<"online" | "offline">("online");

/** What the server last said when it was asked: its status and when, which it hears of from us. */
export const lastPoll = createStore<{ readonly code: number | null; readonly at: string | null }>({
  code: null,
  at: null,
});
const answered = (code: number) => lastPoll.set(() => ({ code, at: new Date().toISOString() }));

/** Asks for the next call as long as there is none to make, until the signal says so. One tab of a phone asks, the others wait for it. */
export function waitForCalls(signal: AbortSignal): void {
  void navigator.locks
    .request("switchboard.dialer.wait", { signal }, async () => {
      while (!signal.aborted) await pause(await askOnce(signal), signal);
    })
    .catch(() => undefined);
}

/** Returns how many milliseconds to wait before the next question. */
async function askOnce(signal: AbortSignal): Promise<number> {
  if (currentCall.get() !== null) return ASK_EVERY_MS;
  const began = Date.now();
  try {
    const answer = await ask({ method: "GET", path: `/api/phone/calls/pull/?${question()}`, signal });
    connection.set(() => "online");
    answered(answer === null ? 204 : 200);
    if (answer === null) return ASK_EVERY_MS - (Date.now() - began);
    const { id, phone, note } = PulledCall.parse(answer);
    lastHeard.set(() => id);
    currentCall.set(() => ({ id, phone, note: note ?? "", source: "crm_ui", dialedAt: null, backAt: null }));
    await tellOfCall(phone);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) return ASK_EVERY_MS;
    if (error.status !== "offline") answered(error.status);
    connection.set(() => (error.status === "offline" ? "offline" : "online"));
    return Math.max(OFFLINE_PAUSE_MS, error.retryAfterSeconds * 1_000);
  }
}

function question(): URLSearchParams {
  const last = lastHeard.get();
  return new URLSearchParams({
    device_id: deviceId(),
    wait: String(WAIT_SECONDS),
    ...(last !== null && { last }),
  });
}

/** Ends early when the connection comes back, or when a call is over. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      over.abort();
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(end, ms);
    const unsubscribe = currentCall.subscribe(end);
    addEventListener("online", end, { signal: over.signal });
    signal.addEventListener("abort", end, { signal: over.signal });
  });
}
