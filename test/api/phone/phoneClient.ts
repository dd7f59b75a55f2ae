import { randomUUID } from "node:crypto";
import { beginSession } from "../../../commands/beginSession.ts";
import type { OperatorId } from "../../../contracts/ids.ts";
import type { TenantRecord } from "../../../entities/tenantRecord.ts";
import type { TestApi } from "../testApi.ts";

interface Answer {
  readonly status: number;
  /** Null for 204. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

export type Phone = Awaited<ReturnType<typeof addPhone>>;

/** A phone of a fresh operator, signed in as the dialer signs in, who may also use the console. */
export async function addPhone(api: TestApi, tenant: TenantRecord) {
  const operator = await api.signInTo(tenant);
  return { operator, ...(await phoneOf(api, tenant, operator.id)) };
}

export async function phoneOf(
  api: TestApi,
  tenant: TenantRecord,
  operatorId: OperatorId,
  deviceId: string = randomUUID(),
) {
  const session = await beginSession(api.db.manager, operatorId, { address: null, userAgent: null }, "phone");
  const { token } = await api.deps.tokens.sign({ operatorId, tenantId: tenant.id }, session.id, "phone");

  async function ask(path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
    const response = await fetch(new URL(path, api.url), {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  }

  return {
    operatorId,
    token,
    deviceId,
    ask,
    pull: (query = "", signal?: AbortSignal) =>
      ask(`/api/phone/calls/pull/?device_id=${deviceId}${query}`, undefined, signal),
    report: (body: unknown) => ask("/api/phone/calls/update/", body),
  };
}
