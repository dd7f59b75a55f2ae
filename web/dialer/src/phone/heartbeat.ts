import { createStore } from "../../../console/src/state/store.ts";
import { lastPoll } from "../calls/waitForCalls.ts";
import { oldestReport, waiting } from "../reports/queue.ts";
import { ask } from "./ask.ts";
import { deviceId, deviceName, signedIn } from "./tokens.ts";

const EVERY_MS = 60_000;
/** What has not been sent for so long does not go out by itself. */
const STUCK_SECONDS = 300;

/** What went wrong here since the last heartbeat, by its own words. */
const fault = createStore("");

/** Tells the server every minute that this phone is there, how its questions were answered and what is wrong, as the Android app does. */
export function keepTelling(): void {
  addEventListener("error", ({ message }) => fault.set(() => message));
  addEventListener("unhandledrejection", ({ reason }) => fault.set(() => String(reason)));
  setInterval(() => void tell(), EVERY_MS);
  signedIn.subscribe(() => void tell());
  void tell();
}

/** One that gets lost is made good by the next. */
async function tell(): Promise<void> {
  if (signedIn.get() === null) return;
  const said = fault.get();
  const oldest = await oldestReport();
  const oldestSeconds =
    oldest === null ? 0 : Math.round((Date.now() - Date.parse(oldest.report.call_ended_at)) / 1_000);
  const isStuck = oldestSeconds > STUCK_SECONDS;
  const { code, at } = lastPoll.get();
  const body = {
    device_id: deviceId(),
    device_name: deviceName(),
    app_version: "web",
    last_poll_code: code,
    last_poll_at: at,
    queue_stuck: isStuck,
    stuck_count: isStuck ? waiting.get() : 0,
    oldest_stuck_age_sec: isStuck ? oldestSeconds : null,
    error_code: said && "script",
    error_message: said.slice(0, 500),
  };
  await ask({ method: "POST", path: "/api/phone/devices/heartbeat/", body }).then(
    () => fault.set((now) => (now === said ? "" : now)),
    () => undefined,
  );
}
