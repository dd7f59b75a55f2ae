import { acceptCallReport } from "../../commands/calls/acceptCallReport.ts";
import { PhonePull, PhoneReport } from "../../contracts/phone/calls.ts";
import { callIdOf } from "./callIds.ts";
import { phoneRoute } from "./phoneRoute.ts";
import { pullCall } from "./pullCall.ts";

export const phoneCallRoutes = [
  phoneRoute(
    { method: "GET", path: "/api/phone/calls/pull/", query: PhonePull },
    ({ query, operator: { operatorId }, request, deps }) => pullCall(deps, { operatorId, query, request }),
  ),

  phoneRoute(
    { method: "POST", path: "/api/phone/calls/update/", body: PhoneReport },
    async ({ body: report, operator: { operatorId }, request, deps }) => {
      const callRequestId = callIdOf(report.call_request_id);
      const accepting = { callRequestId, operatorId, report, payload: request.body };
      const accepted = await acceptCallReport(deps.db, accepting);
      if (accepted !== null) {
        deps.ringer.ringCalls([accepted.ring], accepted.source === "callLog" ? "callLogReported" : "phoneReported");
      }
      return { ok: true, call_request_id: report.call_request_id };
    },
  ),
];
