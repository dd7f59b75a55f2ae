import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DestinationStream } from "pino";
import { inject } from "vitest";
import type { z } from "zod";
import { composeApi } from "../../api/composeApi.ts";
import { createLog } from "../../config/log.ts";
import { startApi } from "../../api/startApi.ts";
import { createOperator } from "../../commands/createOperator.ts";
import { ApiKeyPermission } from "../../contracts/apiKey.ts";
import { createApiKey } from "../../contracts/endpoints/apiKeys.ts";
import { Session, signIn } from "../../contracts/endpoints/session.ts";
import type { Endpoint } from "../../contracts/endpoint.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import type { Role } from "../../contracts/permissions.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildTenant } from "../support/builders.ts";
import { createTestDatabase } from "../support/testDatabase.ts";
import "../support/temporalRuntime.ts";
import { testEnv, testVariables } from "../support/testEnv.ts";
import { until } from "../support/until.ts";
import { openGate } from "./gate.ts";

interface TestApiOptions {
  readonly variables?: Readonly<Record<string, string>>;
  readonly shut?: boolean;
  /** Where the log goes; nowhere where not said. */
  readonly log?: DestinationStream;
}

export const PASSWORD = "a long enough password";

export type TestApi = Awaited<ReturnType<typeof startTestApi>>;

interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer<Result> {
  readonly status: number;
  readonly headers: Headers;
  /** The error's code, or null. */
  readonly code: string | null;
  readonly details: unknown;
  /** Throws when the answer is an error. */
  readonly result: Result;
  readonly text: string;
}

/**
 * The whole API in this process, on a real database of its own; nobody works for its actors. It reaches Postgres and
 * Temporal through gates that a test may shut. `shut` begins with them closed.
 */
export async function startTestApi({ variables = {}, shut = false, log }: TestApiOptions = {}) {
  const [database, folder] = await Promise.all([createTestDatabase(), mkdtemp(join(tmpdir(), "switchboard-api-"))]);
  const { db } = database;
  const databaseUrl = new URL(database.url);
  const temporalUrl = new URL(`http://${inject("temporalAddress")}`);
  const gates = {
    postgres: await openGate(databaseUrl.hostname, Number(databaseUrl.port)),
    temporal: await openGate(temporalUrl.hostname, Number(temporalUrl.port)),
  };
  if (shut) await Promise.all([gates.postgres.shut(), gates.temporal.shut()]);
  databaseUrl.host = `127.0.0.1:${gates.postgres.port}`;
  const given = {
    DATABASE_URL: databaseUrl.href,
    TEMPORAL_ADDRESS: `127.0.0.1:${gates.temporal.port}`,
    DATA_DIR: folder,
  };
  const env = testEnv(testVariables({ ...given, ...variables }));
  const deps = composeApi(env, createLog(log === undefined ? "silent" : "trace", "test", log));
  const api = await startApi(deps, { host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${api.port}`;
  if (!shut) await until(() => deps.db.isInitialized);

  async function call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    endpoint: Endpoint<P, Q, B, R>,
    { params = {}, query = {}, body, token, headers = {} }: CallInput = {},
  ): Promise<Answer<z.output<R>>> {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
    const address = new URL(path, url);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
    const response = await fetch(address, {
      method: endpoint.method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    const json = JSON.parse(text);
    return {
      status: response.status,
      headers: response.headers,
      code: json.error?.code ?? null,
      details: json.error?.details,
      text,
      get result() {
        if (!response.ok) throw new Error(`${endpoint.name} answered ${response.status}: ${text}`);
        return endpoint.result.parse(json);
      },
    };
  }

  return {
    url,
    db,
    deps,
    env,
    gates,
    call,

    async addOperator(tenant: TenantRecord, role: Role = "ADMIN", name = "Анна", isInstallationAdmin = false) {
      const email = `${randomBytes(4).toString("hex")}@example.test`;
      const id: OperatorId = await createOperator(db.manager, {
        tenantId: tenant.id,
        name,
        email,
        password: PASSWORD,
        role,
        isInstallationAdmin,
      });
      return { id, email, name };
    },
    /** Signs in with a fresh operator of a tenant; the cookies as a browser would send them back. */
    async signInTo(tenant: TenantRecord, role: Role = "ADMIN", isInstallationAdmin = false) {
      const operator = await this.addOperator(tenant, role, "Анна", isInstallationAdmin);
      const answer = await call(signIn, { body: { email: operator.email, password: PASSWORD } });
      return { ...operator, token: Session.parse(answer.result).accessToken, cookies: cookiesOf(answer.headers) };
    },
    addTenant: () => buildTenant(db),
    /** A key of the public API, made by an administrator of the tenant as the console makes it. */
    async addApiKey(tenant: TenantRecord, body: Partial<z.input<typeof createApiKey.body>> = {}) {
      const { token } = await this.signInTo(tenant);
      const everything = { name: "Магазин", permissions: ApiKeyPermission.options, expiresInDays: null };
      const { result } = await call(createApiKey, { token, body: { ...everything, ...body } });
      return { ...result.apiKey, secret: result.secret };
    },

    async close() {
      await api.stop();
      await Promise.all([gates.postgres.shut(), gates.temporal.shut()]);
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Cookies by name. */
export const cookiesOf = (headers: Headers): Readonly<Record<string, string>> =>
  Object.fromEntries(headers.getSetCookie().map((cookie) => (cookie.split(";")[0] ?? "").split("=", 2)));
