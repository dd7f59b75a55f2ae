import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../api/app.ts";
import { routes } from "../../api/routes/routes.ts";
import type { Endpoint } from "../../contracts/endpoint.ts";
import { isPublic } from "../../contracts/endpoints/public.ts";
import { ApiKeyPermission } from "../../contracts/apiKey.ts";
import { BuiltInRole, Permission, rolePermissions } from "../../contracts/permissions.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { startWork } from "../api/startWork.ts";
import { startTestApi } from "../api/testApi.ts";
import type { TestApi } from "../api/testApi.ts";
import { createTestNamespace } from "../support/testNamespace.ts";
import { badKeys, badTokens, buildKeyWithout, signIn, signInWithout, signInWithThings } from "./attackers.ts";
import type { Caller } from "./attackers.ts";
import { digestTables } from "./digestTables.ts";
import { findHandlers } from "./findHandlers.ts";
import { guardedBeside, openBeside } from "./fixtures/beside.ts";
import type { Fixture, Input } from "./fixtures/fixture.ts";
import { fixtures } from "./fixtures/fixtures.ts";
import { arrangedByReach, tenantWide } from "./fixtures/things.ts";
import type { Things } from "./fixtures/things.ts";

/** Nobody listens there: what a channel account is asked never leaves this machine. */
const NOWHERE = "http://127.0.0.1:9";

let api: TestApi;
let home: TenantRecord;
/** Whose things are attacked. */
let victim: Caller;
/** Each may do everything, in their own tenant, branch or with their own things. */
let attackers: Readonly<Record<Attacker, Caller>>;
let worthless: Readonly<Record<"token" | "key", Awaited<ReturnType<typeof badTokens>>>>;

const attackerNames = ["another tenant", "another branch", "another operator"] as const;
type Attacker = (typeof attackerNames)[number];

beforeAll(async () => {
  const TEMPORAL_NAMESPACE = await createTestNamespace();
  api = await startTestApi({
    variables: { TEMPORAL_NAMESPACE, TELEGRAM_API_ROOT: NOWHERE, ADDRESS_REQUESTS_PER_MINUTE: "1000000" },
  });
  home = await api.addTenant();
  victim = await signInWithThings(api, { tenant: home, isInstallationAdmin: true });
  attackers = {
    "another tenant": await signInWithThings(api, { tenant: await api.addTenant() }),
    "another branch": await signInWithThings(api, { tenant: home, scope: "BRANCH" }),
    "another operator": await signInWithThings(api, { tenant: home, scope: "SELF" }),
  };
  worthless = { token: await badTokens(api, victim), key: await badKeys(api, victim) };
});
afterAll(() => api.close());

const endpoints: readonly Endpoint[] = [...routes.map(({ endpoint }) => endpoint), ...guardedBeside];
const guarded = endpoints.filter(({ access }) => access !== "anyone");
const forOperators = guarded.filter((endpoint) => !isPublic(endpoint));
const forKeys = guarded.filter(isPublic);
const byName = (chosen: readonly Endpoint[]) => chosen.map((endpoint) => [endpoint.name, endpoint] as const);

function fixtureOf({ name }: Pick<Endpoint, "name">): Fixture {
  const fixture = fixtures[name];
  if (fixture === undefined) throw new Error(`${name} has no fixture: add a line in test/security/fixtures/.`);
  return fixture;
}

const isKind = (name: string): name is keyof Things => name in victim.own;

function kindsIn({ path }: Endpoint): readonly (keyof Things)[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => {
    if (!isKind(name)) throw new Error(`There is no thing for :${name}: add one to test/security/fixtures/things.ts.`);
    return name;
  });
}

/** What opens an endpoint for somebody. */
const bearerOf = ({ token, secret }: Caller, endpoint: Endpoint) => (isPublic(endpoint) ? secret : token);

/** Whether these names are somebody's own; not what everybody of the tenant may see. */
const isForeignTo = (attacker: Attacker) => (kind: keyof Things) =>
  attacker === "another tenant" || tenantWide[kind] === undefined;

interface Answer {
  readonly status: number;
  readonly code: string | null;
  readonly text: string;
}

async function ask(endpoint: Endpoint, token: string | undefined, things: Things, given?: Input): Promise<Answer> {
  const { query = {}, body, headers = {} } = given ?? fixtureOf(endpoint).input?.(things) ?? {};
  const values: Readonly<Record<string, string>> = { ...things };
  const url = new URL(
    endpoint.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? ""),
    api.url,
  );
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const response = await fetch(url, {
    method: endpoint.method,
    headers: {
      ...(endpoint.method !== "GET" && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: endpoint.method === "GET" ? null : JSON.stringify(body ?? {}),
  });
  const text = await response.text();
  return { status: response.status, code: response.ok ? null : JSON.parse(text).error.code, text };
}

const denied = { status: 403, code: "permission.denied" } as const;

test("every endpoint has a fixture, and no fixture is left of one that is gone", () => {
  expect(Object.keys(fixtures).toSorted()).toEqual(endpoints.map(({ name }) => name).toSorted());
});

test("nothing is mounted beside the endpoints but what is listed", () => {
  const listed = [...endpoints.map(({ method, path }) => `${method} ${path}`), ...Object.keys(openBeside)];
  expect([...findHandlers(createApp(api.deps))].toSorted()).toEqual(listed.toSorted());
});

describe("refused, and no row is changed:", () => {
  describe.each(attackerNames)("ids of %s", (attacker) => {
    const isForeign = isForeignTo(attacker);
    const mayNotName = (kind: keyof Things, endpoint: Endpoint) =>
      isForeign(kind) || (arrangedByReach.has(kind) && fixtureOf(endpoint).mayName?.[kind] === undefined);

    test.each(byName(guarded.filter(({ path }) => path.includes(":"))))("in the path of %s", async (_, endpoint) => {
      const { own } = attackers[attacker];
      const bearer = bearerOf(attackers[attacker], endpoint);
      const kinds = kindsIn(endpoint).filter(isForeign);
      const refusal = endpoint.access === "installation" ? /^403 permission.denied$/ : /^404 \w+\.not_found$/;
      // All of them, and each alone among the attacker's own.
      const foreign = { ...own, ...Object.fromEntries(kinds.map((kind) => [kind, victim.own[kind]])) };
      const mixed = kinds.map((kind) => ({ ...own, [kind]: victim.own[kind] }));
      await changingNothing(async () => {
        for (const things of kinds.length === 0 ? [] : [foreign, ...mixed]) {
          const { status, code } = await ask(endpoint, bearer, things);
          expect(`${status} ${code}`).toMatch(refusal);
        }
      });
    });

    test.each(byName(guarded.filter((endpoint) => fixtures[endpoint.name]?.naming !== undefined)))(
      "in the body or the query of %s",
      async (_, endpoint) => {
        const { own } = attackers[attacker];
        const bearer = bearerOf(attackers[attacker], endpoint);
        // A list may also answer that there is nothing.
        const refusals = endpoint.method === "GET" ? [200, 403, 404] : [403, 404];
        await changingNothing(async () => {
          for (const [kind, given] of namings(endpoint).filter(([kind]) => mayNotName(kind, endpoint))) {
            const { status, text } = await ask(endpoint, bearer, own, given(victim.own[kind], own));
            expect(refusals).toContain(status);
            expectNothingOf(victim.own, text, isForeign);
          }
        });
      },
    );

    test.each(byName(guarded.filter(({ method, path }) => method === "GET" && !path.includes(":"))))(
      "in the list %s",
      async (_, endpoint) => {
        const { own } = attackers[attacker];
        const bearer = bearerOf(attackers[attacker], endpoint);
        await changingNothing(async () => {
          const { status, text } = await ask(endpoint, bearer, own);
          expect(status).toBe(endpoint.access === "installation" ? 403 : 200);
          expectNothingOf(victim.own, text, isForeign);
        });
      },
    );
  });

  test.each(Permission.options)("everything that needs %s, to each role without it", async (permission) => {
    const roles = BuiltInRole.options.filter((role) => !rolePermissions[role].includes(permission));
    const lacking = await prepare(() =>
      Promise.all([signInWithout(api, home, permission), ...roles.map((role) => signIn(api, { tenant: home, role }))]),
    );
    await changingNothing(async () => {
      for (const endpoint of forOperators.filter(({ access }) => access === permission)) {
        for (const { token } of lacking) {
          const { name } = endpoint;
          expect({ name, ...(await ask(endpoint, token, victim.own)) }).toMatchObject({ name, ...denied });
        }
      }
    });
  });

  test.each(ApiKeyPermission.options)("everything that needs %s, to a key without it", async (permission) => {
    const secret = await prepare(() => buildKeyWithout(api, home, permission));
    await changingNothing(async () => {
      for (const endpoint of forKeys.filter(({ access }) => access === permission)) {
        const { name } = endpoint;
        expect({ name, ...(await ask(endpoint, secret, victim.own)) }).toMatchObject({ name, ...denied });
      }
    });
  });

  test.each(byName(guarded.filter(({ access }) => access === "installation")))(
    "%s, to a tenant's administrator who is none of the installation",
    async (_, endpoint) => {
      const { token } = await prepare(() => signIn(api, { tenant: home }));
      await changingNothing(async () => {
        expect(await ask(endpoint, token, victim.own)).toMatchObject(denied);
      });
    },
  );

  test.each(byName(guarded))("%s, to every token and key that is none", async (_, endpoint) => {
    const tokens = worthless[isPublic(endpoint) ? "key" : "token"];
    await changingNothing(async () => {
      for (const [kind, { token, code }] of Object.entries(tokens)) {
        expect({ kind, ...(await ask(endpoint, token, victim.own)) }).toMatchObject({ kind, status: 401, code });
      }
    });
  });
});

describe("what anyone may call refuses who brings nothing", () => {
  test.each(byName(endpoints.filter(({ name }) => fixtures[name]?.refuses !== undefined)))(
    "%s",
    async (_, endpoint) => {
      for (const { code, ...given } of fixtureOf(endpoint).refuses ?? []) {
        expect(await ask(endpoint, undefined, victim.own, given)).toMatchObject({ code });
      }
    },
  );
});

describe("the walk would notice: the rightful caller is neither refused nor misunderstood", () => {
  let endWork: () => Promise<void>;
  beforeAll(async () => {
    endWork = await startWork(api);
  });
  afterAll(() => endWork());

  test.each(byName(endpoints.filter(({ name }) => fixtures[name]?.refuses === undefined)))(
    "by %s",
    async (_, endpoint) => {
      const caller = await ownerFor(endpoint);
      const { own } = caller;
      const answer = await ask(endpoint, bearerOf(caller, endpoint), own);
      expect(answer).toSatisfy(isUnderstood);
      const { shows } = fixtureOf(endpoint);
      expect(answer.text).toContain(shows === undefined ? "" : own[shows]);
    },
  );

  test.each(byName(endpoints.filter(({ name }) => fixtures[name]?.naming !== undefined)))(
    "by %s, whatever it names",
    async (_, endpoint) => {
      for (const [kind, given] of namings(endpoint)) {
        const caller = await ownerFor(endpoint);
        const { own } = caller;
        const answer = await ask(endpoint, bearerOf(caller, endpoint), own, given(own[kind], own));
        expect(answer).toSatisfy(isUnderstood);
        expect(answer.text).toContain(endpoint.method === "GET" ? own[kind] : "");
      }
    },
  );
});

/** In a company of their own, whose lists are short; one for all who only read. */
const owner = async () => signInWithThings(api, { tenant: await api.addTenant(), isInstallationAdmin: true });
let reading: ReturnType<typeof owner> | undefined;
const ownerFor = ({ method }: Endpoint) => (method === "GET" ? (reading ??= owner()) : owner());
const isUnderstood = ({ status }: Answer) => status < 500 && ![400, 401, 403, 404].includes(status);

/** After the attack before, where nothing was prepared for this one: to digest all tables takes longer than to attack. */
let known: Awaited<ReturnType<typeof digestTables>> | undefined;

async function changingNothing(attack: () => Promise<void>): Promise<void> {
  const before = known ?? (await digestTables(api.db));
  await attack();
  known = await digestTables(api.db);
  expect(known).toEqual(before);
}

/** What an attack needs beforehand changes rows. */
async function prepare<Prepared>(build: () => Promise<Prepared>): Promise<Prepared> {
  known = undefined;
  return build();
}

function namings(endpoint: Endpoint) {
  const { naming = {} } = fixtureOf(endpoint);
  return Object.entries(naming).flatMap(([kind, given]) =>
    isKind(kind) && given !== undefined ? [[kind, given] as const] : [],
  );
}

function expectNothingOf(things: Things, text: string, isForeign: (kind: keyof Things) => boolean): void {
  const shown = Object.entries(things).filter(([kind, id]) => isKind(kind) && isForeign(kind) && text.includes(id));
  expect(shown).toEqual([]);
}
