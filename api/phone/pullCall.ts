import type { Request } from "express";
import type { z } from "zod";
import { claimNextCall } from "../../commands/calls/claimNextCall.ts";
import type { ClaimedCall } from "../../commands/calls/claimNextCall.ts";
import { releaseCall } from "../../commands/calls/releaseCall.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import type { PhonePull, PulledCall } from "../../contracts/phone/calls.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { toUuid } from "./callIds.ts";
import { findUnheard } from "./findUnheard.ts";

interface Pull {
  readonly operatorId: OperatorId;
  readonly query: z.output<typeof PhonePull>;
  readonly request: Request;
}

/**
 * The next call for a phone, which is its own from then on; null when there is none, or none before the time is up that the
 * phone wants to wait. A phone that waits costs a place in memory until it is woken. Throws phone.device_needed.
 */
export async function pullCall(deps: ApiDeps, { operatorId, query, request }: Pull): Promise<PulledCall | null> {
  const { device_id: deviceId, wait, last } = query;
  if (deviceId === "") throw new ProductError("phone.device_needed");
  deps.pollsSeen.add({ operatorId, deviceId, address: request.ip ?? "" });
  if (last !== undefined) {
    const unheard = await findUnheard(deps.db, { operatorId, deviceId, last });
    if (unheard !== null) return pulled(unheard);
  }
  const call = await claimWithin(deps, { operatorId, deviceId, wait, request });
  if (call === null) return null;
  if (request.socket.destroyed) {
    const released = await releaseCall(deps.db, call.callRequestId, call.version);
    if (released !== null) deps.ringer.ringCalls([released]);
    deps.callWaiters.wake(operatorId);
    return null;
  }
  deps.ringer.ringCalls([call]);
  return pulled(call);
}

interface Waiting {
  readonly operatorId: OperatorId;
  readonly deviceId: string;
  readonly wait: number;
  readonly request: Request;
}

async function claimWithin(
  { db, callWaiters, metrics }: ApiDeps,
  { operatorId, deviceId, wait, request }: Waiting,
): Promise<ClaimedCall | null> {
  if (wait === 0) return claimNextCall(db, { operatorId, deviceId });
  // Listens before it looks: what is asked for between the two is heard.
  const listening = callWaiters.listen(operatorId);
  metrics.phonesWaiting.set(callWaiters.count());
  const timer = setTimeout(listening.over, wait * 1_000);
  request.socket.once("close", listening.over);
  try {
    for (;;) {
      if (request.socket.destroyed) return null;
      const call = await claimNextCall(db, { operatorId, deviceId });
      if (call !== null || listening.isOver()) return call;
      await listening.next();
    }
  } finally {
    clearTimeout(timer);
    request.socket.off("close", listening.over);
    listening.end();
    metrics.phonesWaiting.set(callWaiters.count());
  }
}

const pulled = (call: Omit<ClaimedCall, "version" | "state" | "dueInMs" | "tenantId">): PulledCall => ({
  id: toUuid(call.callRequestId),
  phone: call.phone,
  company_id: call.companyId === null ? null : toUuid(call.companyId),
  contact_id: call.contactId === null ? null : toUuid(call.contactId),
  note: call.note,
  created_at: call.createdAt.toISOString(),
});
