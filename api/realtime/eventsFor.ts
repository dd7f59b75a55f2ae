import type { RealtimeEvent } from "../../contracts/realtime.ts";
import { mayView, mayViewOwned } from "../../contracts/sight.ts";
import type { Viewer } from "../scope/viewer.ts";
import type { LoggedEvent } from "./readEvents.ts";

/** What a viewer learns of events of their tenant: nothing of what they may not see, but that they no longer see it. */
export const eventsFor = (viewer: Viewer, events: readonly LoggedEvent[]): RealtimeEvent[] =>
  events.flatMap((logged) => eventFor(viewer, logged) ?? []);

function eventFor(viewer: Viewer, logged: LoggedEvent): RealtimeEvent | null {
  const { event, holders, former, accountBranchId, operatorId, call, task, companyHolders, contactHolders } = logged;
  if (operatorId !== null) return operatorId === viewer.operatorId ? event : null;
  if (call !== null) return mayViewOwned(viewer, { ownerId: call.operatorId, branchId: call.branchId }) ? event : null;
  if (task !== null) {
    const { assigneeId: ownerId, authorId, branchId } = task;
    const isAuthor = authorId !== null && authorId === viewer.operatorId;
    return isAuthor || mayViewOwned(viewer, { ownerId, branchId }) ? event : null;
  }
  if (holders !== null) {
    if (mayView(viewer, holders)) return event;
    return former !== null && mayView(viewer, former) ? { ...event, kind: "conversation.left" } : null;
  }
  if (companyHolders !== null) {
    const { responsibleId: ownerId, branchId } = companyHolders;
    return mayViewOwned(viewer, { ownerId, branchId }) ? event : null;
  }
  // As scopes.ts bounds contacts: by a conversation of theirs, or by their company.
  if (contactHolders !== null) {
    const { conversations, company } = contactHolders;
    const isSeen =
      viewer.scope === "GLOBAL" ||
      conversations.some((one) => mayView(viewer, one)) ||
      (company !== null && mayViewOwned(viewer, { ownerId: company.responsibleId, branchId: company.branchId }));
    return isSeen ? event : null;
  }
  // Sequences are known to the whole tenant, and the event names none.
  if (event.kind === "sequence.changed") return event;
  if (event.channelAccountId === null) return viewer.scope === "GLOBAL" ? event : null;
  const isServed = accountBranchId === null || viewer.branchIds.includes(accountBranchId);
  return viewer.scope === "GLOBAL" || isServed ? event : null;
}

/** What an operator's phone learns: that something has happened to a call of its operator, or that it is not theirs any more. */
export const eventsForPhone = ({ operatorId }: Viewer, events: readonly LoggedEvent[]): RealtimeEvent[] =>
  events
    .filter((logged) => logged.call !== null && (logged.operatorId ?? logged.call.operatorId) === operatorId)
    .map(({ event }) => event);
