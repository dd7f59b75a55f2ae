import { array, assert, asyncProperty, constantFrom, date, nat, option, record } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ActionSource, CallDirection, CallOutcome, CallState, ResolveMethod } from "../../contracts/call.ts";
import { CALL_STATISTICS_CSV_PATH, NOT_TOLD } from "../../contracts/callStatistics.ts";
import { getCallStatistics, listCallers, listCalls } from "../../contracts/endpoints/callStatistics.ts";
import { CallRequestRecord } from "../../entities/callRequestRecord.ts";
import { CompanyRecord } from "../../entities/companyRecord.ts";
import { newId } from "../../entities/newId.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildCall } from "../support/buildCall.ts";
import { buildBranch } from "../support/builders.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type SignedIn = Awaited<ReturnType<TestApi["signInTo"]>>;
type Query = Readonly<Record<string, string | number>>;

const statistics = async ({ token }: Pick<SignedIn, "token">, query: Query = {}) =>
  (await api.call(getCallStatistics, { query, token })).result;
const list = async ({ token }: Pick<SignedIn, "token">, query: Query = {}) =>
  (await api.call(listCalls, { query: { limit: 200, ...query }, token })).result;

/** What somebody counts by hand who has all the rows before them. */
function recount(rows: readonly CallRequestRecord[]) {
  const ended = (outcome: CallOutcome) => rows.filter((row) => (row.outcome ?? "unknown") === outcome);
  const connected = ended("connected");
  const talk = connected.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0);
  return {
    total: rows.length,
    ...Object.fromEntries(CallOutcome.options.map((outcome) => [outcome, ended(outcome).length])),
    connectRatePercent: rows.length === 0 ? 0 : Math.round((connected.length / rows.length) * 1000) / 10,
    averageTalkSeconds: connected.length === 0 ? 0 : Math.round(talk / connected.length),
  };
}

const around = date({ min: new Date("2026-02-27"), max: new Date("2026-04-02"), noInvalidDate: true });
const anyCall = record({
  who: nat(2),
  state: constantFrom(...CallState.options),
  outcome: option(constantFrom(...CallOutcome.options)),
  startedAt: option(around),
  createdAt: around,
  durationSeconds: option(nat(4_000)),
  direction: option(constantFrom(...CallDirection.options)),
  resolveMethod: option(constantFrom(...ResolveMethod.options)),
  actionSource: option(constantFrom(...ActionSource.options)),
});

test("the figures of a month are those of a recount over the rows, whatever they are grouped by", async () => {
  const tenant = await api.addTenant();
  const admin = await api.signInTo(tenant);
  const branch = await buildBranch(api.db, tenant);
  const people = [admin.id, (await api.addOperator(tenant)).id, (await api.addOperator(tenant)).id] as const;
  const repository = api.db.getRepository(CallRequestRecord);

  const anyZone = constantFrom("Europe/Moscow", "Asia/Vladivostok", "America/New_York");
  const property = asyncProperty(array(anyCall, { maxLength: 60 }), anyZone, async (made, timeZone) => {
    await api.db.getRepository(TenantRecord).update({ id: tenant.id }, { settings: { timeZone } });
    await repository.delete({ tenantId: tenant.id });
    const rows = made.map(({ who, ...call }) => {
      const operatorId = people[who] ?? admin.id;
      const branchId = who === 1 ? branch.id : null;
      const rest = { tenantId: tenant.id, phoneTyped: "112", expiresAt: call.createdAt };
      return repository.create({ id: newId("cal"), operatorId, branchId, ...rest, ...call });
    });
    await repository.insert(rows);

    const dayOf = (row: CallRequestRecord) =>
      (row.startedAt ?? row.createdAt).toLocaleDateString("sv-SE", { timeZone });
    const counted = rows.filter(
      (row) => ["reported", "unknown"].includes(row.state) && dayOf(row).startsWith("2026-03"),
    );
    const found = await statistics(admin, { period: "month", date: "2026-03-15" });
    expect([found.from, found.to]).toEqual(["2026-03-01", "2026-03-31"]);
    expect(found.total).toEqual(recount(counted));
    expect(found.byTime).toHaveLength(31);
    for (const { at, figures } of found.byTime)
      expect(figures).toEqual(recount(counted.filter((row) => dayOf(row) === at)));
    for (const { id, figures } of found.byOperator)
      expect(figures).toEqual(recount(counted.filter((row) => row.operatorId === id)));
    for (const { id, figures } of found.byBranch)
      expect(figures).toEqual(recount(counted.filter((row) => row.branchId === id)));
    for (const rowsOfAll of [found.byTime, found.byOperator, found.byBranch])
      expect(rowsOfAll.reduce((sum, { figures }) => sum + figures.total, 0)).toBe(counted.length);
    for (const field of ["direction", "resolveMethod", "actionSource"] as const)
      for (const { value, calls } of found.splits[field])
        expect(calls).toBe(counted.filter((row) => (row[field] ?? NOT_TOLD) === value).length);

    const behind = await list(admin, { period: "month", date: "2026-03-15", only: "counted" });
    expect(behind.calls.map(({ id }) => id).toSorted()).toEqual(counted.map(({ id }) => id).toSorted());
  });
  await assert(property, { numRuns: 25 });
});

test("behind a cell stand exactly the calls that it counts", async () => {
  const tenant = await api.addTenant();
  const admin = await api.signInTo(tenant);
  const made = { operatorId: admin.id, startedAt: new Date("2026-03-02T10:00:00Z") };
  const busy = await buildCall(api.db, tenant, { ...made, outcome: "busy", direction: "outgoing" });
  const untold = await buildCall(api.db, tenant, { ...made, state: "unknown", outcome: null });
  await buildCall(api.db, tenant, { ...made, startedAt: new Date("2026-03-03T10:00:00Z") });
  await buildCall(api.db, tenant, { ...made, state: "cancelled", outcome: null });

  const day = { period: "day", date: "2026-03-02" };
  expect((await statistics(admin, day)).total).toMatchObject({ total: 2, busy: 1, unknown: 1, connected: 0 });
  const of = async (query: Query) => (await list(admin, { ...day, ...query })).calls.map(({ id }) => id);
  expect(await of({ outcome: "busy" })).toEqual([busy.id]);
  expect(await of({ outcome: "unknown" })).toEqual([untold.id]);
  expect(await of({ direction: "outgoing" })).toEqual([busy.id]);
  expect(await of({ direction: NOT_TOLD })).toEqual([untold.id]);
  expect(await of({ branchId: NOT_TOLD, only: "counted" })).toHaveLength(2);

  const { byTime } = await statistics(admin, day);
  expect(byTime.filter(({ figures }) => figures.total > 0)).toMatchObject([{ at: "2026-03-02T13" }]);
  expect(byTime).toHaveLength(24);
});

test("what a phone said and this version does not know is shown as not told, and a month without calls divides nothing by zero", async () => {
  const tenant = await api.addTenant();
  const admin = await api.signInTo(tenant);
  const empty = await statistics(admin);
  expect(empty.total).toMatchObject({ total: 0, connectRatePercent: 0, averageTalkSeconds: 0 });
  expect(empty.byOperator).toEqual([]);

  const call = await buildCall(api.db, tenant, { operatorId: admin.id });
  await api.db.query(`UPDATE call_requests SET outcome = 'voicemail', direction = 'sideways' WHERE id = $1`, [call.id]);
  const found = await statistics(admin);
  expect(found.total).toMatchObject({ total: 1, unknown: 1 });
  expect(found.splits.direction.find(({ value }) => value === NOT_TOLD)).toEqual({ value: NOT_TOLD, calls: 1 });
  expect((await list(admin)).calls).toMatchObject([{ outcome: "unknown", direction: null }]);
});

test("an operator counts and sees their own calls, a head those of the branch, an administrator all", async () => {
  const tenant = await api.addTenant();
  const [branch, other] = [await buildBranch(api.db, tenant), await buildBranch(api.db, tenant)];
  const admin = await api.signInTo(tenant);
  const head = await api.signInTo(tenant, "SALES_HEAD");
  const manager = await api.signInTo(tenant, "MANAGER");
  const put = (id: SignedIn["id"], rights: Pick<OperatorRecord, "scope" | "branchId">) =>
    api.db.getRepository(OperatorRecord).update({ id }, rights);
  await put(head.id, { scope: "BRANCH", branchId: branch.id });
  await put(manager.id, { scope: "SELF", branchId: branch.id });
  await buildCall(api.db, tenant, { operatorId: manager.id, branchId: branch.id });
  await buildCall(api.db, tenant, { operatorId: head.id, branchId: branch.id });
  await buildCall(api.db, tenant, { operatorId: admin.id, branchId: other.id });

  for (const [who, count] of [
    [manager, 1],
    [head, 2],
    [admin, 3],
  ] as const) {
    expect((await statistics(who)).total.total).toBe(count);
    expect((await list(who)).calls).toHaveLength(count);
    const { operators } = (await api.call(listCallers, { token: who.token })).result;
    expect(operators).toHaveLength(count);
  }
  expect((await list(manager, { operatorId: admin.id })).calls).toEqual([]);
});

test("the list goes on without a gap, and says whom and what each call concerned", async () => {
  const tenant = await api.addTenant();
  const admin = await api.signInTo(tenant);
  const company = await api.db
    .getRepository(CompanyRecord)
    .save({ id: newId("cmp"), tenantId: tenant.id, name: "Ромашка", branchId: null, responsibleId: null });
  for (const minute of [1, 2, 3])
    await buildCall(api.db, tenant, { operatorId: admin.id, startedAt: new Date(Date.UTC(2026, 2, 2, 10, minute)) });
  const waiting = { state: "waiting", outcome: null, startedAt: null, durationSeconds: null } as const;
  await buildCall(api.db, tenant, { operatorId: admin.id, companyId: company.id, ...waiting });

  const whole = await list(admin);
  const first = await list(admin, { limit: 3 });
  const rest = await list(admin, { limit: 3, cursor: first.next ?? "" });
  expect([...first.calls, ...rest.calls]).toEqual(whole.calls);
  expect(rest.next).toBeNull();
  expect(whole.calls[0]).toMatchObject({ companyName: "Ромашка", operatorName: "Анна", state: "waiting" });
  expect((await list(admin, { only: "live" })).calls).toHaveLength(1);
});

test("the file holds the same figures, and nothing in it is a formula", async () => {
  const tenant = await api.addTenant();
  const admin = await api.signInTo(tenant);
  await api.db.getRepository(OperatorRecord).update({ id: admin.id }, { name: "=Анна" });
  await buildCall(api.db, tenant, { operatorId: admin.id, startedAt: new Date("2026-03-02T10:00:00Z") });
  const response = await fetch(`${api.url}${CALL_STATISTICS_CSV_PATH}?period=month&date=2026-03-01`, {
    headers: { authorization: `Bearer ${admin.token}` },
  });
  expect(response.headers.get("content-disposition")).toContain("calls-2026-03-01-2026-03-31.csv");
  const text = await response.text();
  expect(text).toContain(`"operator","${admin.id}","'=Анна","1","1","0","0","0","0","0","100","60"\r\n`);
  expect(text).toContain(`"all","","2026-03-01…2026-03-31","1","1"`);
});
