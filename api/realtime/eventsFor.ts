import type { RealtimeEvent } from "../../contracts/realtime.ts";
import { mayView, mayViewCompany } from "../../contracts/sight.ts";
import type { Viewer } from "../scope/viewer.ts";
import type { LoggedEvent } from "./readEvents.ts";

/** What a viewer learns of events of their tenant: nothing of what they may not see, but that they no longer see it. */
export const eventsFor = (viewer: Viewer, events: readonly LoggedEvent[]): RealtimeEvent[] =>
  events.flatMap((logged) => eventFor(viewer, logged) ?? []);

function eventFor(viewer: Viewer, logged: LoggedEvent): RealtimeEvent | null {
  const { event, holders, former, accountBranchId, companyHolders, operatorId } = logged;
  if (operatorId !== null) return operatorId === viewer.operatorId ? event : null;
  if (holders !== null) {
    if (mayView(viewer, holders)) return event;
    return former !== null && mayView(viewer, former) ? { ...event, kind: "conversation.left" } : null;
  }
  if (companyHolders !== null) return mayViewCompany(viewer, companyHolders) ? event : null;
  if (event.channelAccountId === null) return viewer.scope === "GLOBAL" ? event : null;
  const isServed = accountBranchId === null || viewer.branchIds.includes(accountBranchId);
  return viewer.scope === "GLOBAL" || isServed ? event : null;
}
