import { currentCall } from "../calls/nextCall.ts";
import type { CurrentCall } from "../calls/nextCall.ts";
import { rememberCall } from "./history.ts";
import { keepReport } from "./queue.ts";
import { reportOf } from "./report.ts";
import { sendWaiting } from "./sendReports.ts";

/** The call is over: what was told of it is put down, and then it is sent, now or when there is a connection. */
export async function tellOutcome(call: CurrentCall, told: Parameters<typeof reportOf>[1]): Promise<void> {
  const report = reportOf(call, told);
  await keepReport(report);
  await rememberCall(call.phone, report);
  currentCall.set(() => null);
  void sendWaiting();
}
