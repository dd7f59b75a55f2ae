import { expect, test } from "vitest";
import { eventsFor, eventsForPhone } from "../../api/realtime/eventsFor.ts";
import type { LoggedEvent } from "../../api/realtime/readEvents.ts";
import type { Viewer } from "../../api/scope/viewer.ts";

const ofCall: LoggedEvent = {
  position: { transaction: 1n, seq: 1n },
  tenantId: "ten_00000001",
  holders: null,
  former: null,
  accountBranchId: null,
  operatorId: null,
  companyHolders: null,
  contactHolders: null,
  task: null,
  call: { operatorId: "opr_00000001", branchId: "brn_00000001", isWaiting: true },
  event: {
    cursor: "1.1",
    kind: "call.changed",
    conversationId: null,
    messageId: null,
    contactId: null,
    appealId: null,
    channelAccountId: null,
    callRequestId: "cal_00000001",
    companyId: null,
    taskId: null,
    recordedAt: "2026-11-21T12:00:00.000Z",
  },
};
const stranger: Viewer = {
  tenantId: "ten_00000001",
  operatorId: "opr_00000002",
  scope: "SELF",
  branchIds: [],
  teamIds: [],
};
const heard = (viewer: Partial<Viewer>) => eventsFor({ ...stranger, ...viewer }, [ofCall]).length;

test("of a call its operator hears, the heads of its branch, and who sees the whole tenant; nobody else", () => {
  expect(heard({ operatorId: "opr_00000001" })).toBe(1);
  expect(heard({ scope: "BRANCH", branchIds: ["brn_00000001"] })).toBe(1);
  expect(heard({ scope: "GLOBAL" })).toBe(1);
  expect(heard({})).toBe(0);
  expect(heard({ branchIds: ["brn_00000001"] })).toBe(0);
  expect(heard({ scope: "BRANCH", branchIds: ["brn_00000002"] })).toBe(0);
});

test("that sequences have changed everybody of the tenant hears", () => {
  const event = { ...ofCall.event, kind: "sequence.changed", callRequestId: null } as const;
  expect(eventsFor(stranger, [{ ...ofCall, call: null, event }])).toEqual([event]);
});

test("of a contact's touches whoever sees the contact hears: by a conversation of theirs, or by their company", () => {
  const run = { ...ofCall.event, kind: "touchRun.changed", callRequestId: null, contactId: "ctc_00000001" } as const;
  const theirs = { assigneeId: "opr_00000001", teamId: null, branchId: "brn_00000001" } as const;
  const company = { responsibleId: "opr_00000003", branchId: "brn_00000003" } as const;
  const ofRun: LoggedEvent = {
    ...ofCall,
    call: null,
    event: run,
    contactHolders: { conversations: [theirs], company },
  };
  const hears = (viewer: Partial<Viewer>) => eventsFor({ ...stranger, ...viewer }, [ofRun]).length === 1;
  expect(hears({ operatorId: "opr_00000001" })).toBe(true);
  expect(hears({ operatorId: "opr_00000003" })).toBe(true);
  expect(hears({ scope: "BRANCH", branchIds: ["brn_00000001"] })).toBe(true);
  expect(hears({ scope: "BRANCH", branchIds: ["brn_00000003"] })).toBe(true);
  expect(hears({ scope: "GLOBAL" })).toBe(true);
  expect(hears({})).toBe(false);
  expect(hears({ scope: "BRANCH", branchIds: ["brn_00000002"] })).toBe(false);
});

test("a phone hears of its operator's calls alone, whatever its operator may see", () => {
  expect(eventsForPhone({ ...stranger, scope: "GLOBAL" }, [ofCall])).toEqual([]);
  expect(eventsForPhone({ ...stranger, operatorId: "opr_00000001" }, [ofCall])).toEqual([ofCall.event]);
});

test("whose call was handed to another hears that it is gone", () => {
  const gone: LoggedEvent = { ...ofCall, operatorId: "opr_00000002" };
  expect(eventsForPhone(stranger, [gone])).toEqual([gone.event]);
  expect(eventsFor(stranger, [gone])).toEqual([gone.event]);
  expect(eventsForPhone({ ...stranger, operatorId: "opr_00000001" }, [gone])).toEqual([]);
});
