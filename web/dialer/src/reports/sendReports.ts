import { ask, Refusal } from "../phone/ask.ts";
import { signedIn } from "../phone/tokens.ts";
import { connection } from "../calls/waitForCalls.ts";
import { markSent } from "./history.ts";
import type { Report } from "./report.ts";
import { count, dropped, letGo, oldestReport } from "./queue.ts";

const TRY_EVERY_MS = 30_000;
/** What is no refusal of this report: sign in again, come later, the server has a fault. */
const MAY_BE_TRIED_AGAIN = (status: number) => status === 401 || status === 408 || status === 429 || status >= 500;

/** Sends what waits, now and whenever there is reason to hope: the connection is back, the page is looked at, half a minute has gone. */
export function sendReports(): void {
  void count();
  void sendWaiting();
  setInterval(() => void sendWaiting(), TRY_EVERY_MS);
  addEventListener("online", () => void sendWaiting());
  document.addEventListener("visibilitychange", () => void sendWaiting());
  signedIn.subscribe(() => void sendWaiting());
}

/** In the order they were made, one tab at a time; stops at the first that cannot be sent now. */
export function sendWaiting(): Promise<void> {
  return navigator.locks.request("switchboard.dialer.send", async () => {
    while (signedIn.get() !== null) {
      const next = await oldestReport();
      if (next === null || !(await isDone(next.report))) return;
      await letGo(next.key);
    }
  });
}

/** Whether it need not be sent any more: the server has it, or will never take it. A repeated report changes nothing there. */
async function isDone(report: Report): Promise<boolean> {
  try {
    await ask({ method: "POST", path: "/api/phone/calls/update/", body: report });
    connection.set(() => "online");
    await markSent(report);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.status === "offline") connection.set(() => "offline");
    if (error.status === "offline" || MAY_BE_TRIED_AGAIN(error.status)) return false;
    dropped.set((now) => ({ ...now, refused: now.refused + 1 }));
    return true;
  }
}
