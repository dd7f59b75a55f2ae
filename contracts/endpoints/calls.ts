import { z } from "zod";
import { Call, CallActorView } from "../call.ts";
import { endpoint } from "../endpoint.ts";
import { CallRequestId, CompanyId, ContactId, OperatorId } from "../ids.ts";

const base = "/api/v1/operator/calls";
const params = z.object({ callRequestId: CallRequestId });

/** The same clientKey twice is one call: a double click never rings twice. */
export const requestCall = endpoint({
  name: "requestCall",
  summary: "Ask an operator's phone to call a number now.",
  method: "POST",
  path: base,
  access: "calls.make",
  body: z.object({
    clientKey: z.string().min(8).max(100),
    phone: z
      .string()
      .trim()
      .max(50)
      .regex(/\d\D*\d\D*\d/, "A number has three digits at least."),
    /** Who is to call; absent: oneself. Others by whoever may assign. */
    operatorId: OperatorId.optional(),
    companyId: CompanyId.optional(),
    contactId: ContactId.optional(),
    note: z.string().trim().max(500).default(""),
    isColdCall: z.boolean().default(false),
  }),
  result: Call,
});

/** What a button has to show: what is under way, and what ended in the last five minutes. */
export const listLiveCalls = endpoint({
  name: "listLiveCalls",
  summary: "Calls that one makes or has asked for, under way or just ended; the newest first.",
  method: "GET",
  path: `${base}/live`,
  access: "calls.read",
  result: z.object({ calls: z.array(Call) }),
});

export const getCall = endpoint({
  name: "getCall",
  summary: "One call and what became of it.",
  method: "GET",
  path: `${base}/:callRequestId`,
  access: "calls.read",
  params,
  result: Call,
});

export const getCallActor = endpoint({
  name: "getCallActor",
  summary: "The call's actor: its steps, everything phones said of it, and a link into the Temporal UI.",
  method: "GET",
  path: `${base}/:callRequestId/actor`,
  access: "calls.read",
  params,
  result: CallActorView,
});

export const cancelCall = endpoint({
  name: "cancelCall",
  summary: "Take back a call that no phone has taken.",
  method: "POST",
  path: `${base}/:callRequestId/cancel`,
  access: "calls.make",
  params,
  result: Call,
});

export const reassignCall = endpoint({
  name: "reassignCall",
  summary: "Give a call that no phone has taken to another operator.",
  method: "POST",
  path: `${base}/:callRequestId/reassign`,
  access: "calls.make",
  params,
  body: z.object({ operatorId: OperatorId }),
  result: Call,
});
