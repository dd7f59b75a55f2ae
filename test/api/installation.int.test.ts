import { afterAll, beforeAll, expect, test } from "vitest";
import { getInstallationHealth, listUnknownSignIns } from "../../contracts/endpoints/installation.ts";
import { signIn } from "../../contracts/endpoints/session.ts";
import type { Finding } from "../../contracts/installation.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { until } from "../support/until.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let token: string;

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant, "ADMIN", true));
});
afterAll(() => api.close());

async function part(name: string) {
  const { parts } = (await api.call(getInstallationHealth, { token })).result;
  return parts.find(({ finding }) => finding.startsWith(`${name}.`));
}
const says = async (finding: Finding) => (await part(finding.split(".")[0] ?? ""))?.finding === finding;

test("every part says how it is", async () => {
  await until(() => says("sweeper.well"));
  expect(await part("postgres")).toMatchObject({ status: "good", values: { bytes: expect.any(Number) } });
  expect(await part("temporal")).toMatchObject({ finding: "temporal.well" });
  expect(await part("workers")).toMatchObject({
    finding: "workers.idle",
    values: { queues: "conversation, io, touches" },
  });
  expect(await part("actors")).toMatchObject({ finding: "actors.well" });
  expect(await part("model")).toMatchObject({ finding: "model.off", status: "off" });
  expect(await part("disk")).toMatchObject({ values: { bytes: expect.any(Number) } });
  expect(await part("keys")).toMatchObject({ finding: "keys.well", values: { key: "k1", count: 1 } });
  expect(await part("updates")).toMatchObject({ finding: "updates.well" });
});

test("a secret whose key is not there, and an update that was not understood, are told", async () => {
  await api.db.query(
    `INSERT INTO channel_accounts (id, "tenantId", kind, name, sealed) VALUES ('acc_00000001', $1, 'demo', 'Демо', 'k9.x')`,
    [tenant.id],
  );
  await api.db.query(
    `INSERT INTO raw_updates ("channelAccountId", "externalId", "tenantId", status, body)
     VALUES ('acc_00000001', '1', $1, 'unparsed', '{}')`,
    [tenant.id],
  );
  expect(await part("keys")).toEqual({ finding: "keys.missing", status: "bad", values: { keys: "k9" } });
  expect(await part("updates")).toEqual({ finding: "updates.unparsed", status: "warn", values: { count: 1 } });
});

test("a transaction that stays open is told, with the events that wait behind it", async () => {
  const busy = api.db.createQueryRunner();
  await busy.startTransaction();
  await busy.query(
    `INSERT INTO events ("tenantId", kind, "recordedAt") VALUES ($1, 'operator.changed', now() - interval '1 minute')`,
    [tenant.id],
  );
  await busy.query(`SELECT pg_current_xact_id()`);
  await api.db.query(
    `INSERT INTO events ("tenantId", kind, "recordedAt") VALUES ($1, 'operator.changed', now() - interval '1 minute')`,
    [tenant.id],
  );
  expect(await part("events")).toMatchObject({ finding: "events.late", status: "warn" });
  await busy.rollbackTransaction();
  await busy.release();
  // Other databases of the same server may have transactions open at this very moment.
  await until(() => says("events.well"));
});

test("while Temporal is away the other parts are still told", async () => {
  await api.gates.temporal.shut();
  const { parts } = (await api.call(getInstallationHealth, { token })).result;
  expect(parts.map(({ finding }) => finding)).toEqual(
    expect.arrayContaining(["temporal.away", "workers.unknown", "actors.unknown", "postgres.well"]),
  );
  await api.gates.temporal.open();
});

test("sign-ins with an e-mail that nobody has stand here, and those with a known one in its tenant's log", async () => {
  const known = await api.addOperator(tenant);
  for (const email of ["nobody@example.test", known.email])
    await api.call(signIn, { body: { email, password: "a wrong password" } });
  const answer = await api.call(listUnknownSignIns, { token });
  expect(answer.result.failures).toMatchObject([{ address: expect.stringContaining("127.0.0.1") }]);
  expect(answer.text).not.toContain("nobody");
});

test("only an administrator of the installation looks into it", async () => {
  const own = await api.signInTo(tenant);
  const { token } = own;
  expect(await api.call(getInstallationHealth, { token })).toMatchObject({ code: "permission.denied" });
  expect(await api.call(listUnknownSignIns, { token })).toMatchObject({ code: "permission.denied" });
});
