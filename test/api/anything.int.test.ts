import { anything, assert, asyncProperty, constantFrom, dictionary, integer, oneof, record, string } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { routes } from "../../api/routes/routes.ts";
import type { Endpoint } from "../../contracts/endpoint.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let token: string;
let params: Readonly<Record<string, string>>;

beforeAll(async () => {
  api = await startTestApi();
  const tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
  const inbox = await openInbox(api, tenant);
  const { id, contactId } = await inbox.receive("Здравствуйте");
  params = {
    conversationId: id,
    contactId,
    channelAccountId: inbox.account.id,
    messageId: "msg_00000000",
    appealId: "apl_00000000",
    operatorId: "opr_00000000",
    sessionId: crypto.randomUUID(),
    branchId: "brn_00000000",
    teamId: "tem_00000000",
    roleId: "rol_00000000",
  };
});
afterAll(() => api.close());

const namesIn = (schema: z.ZodType) =>
  Object.keys(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }).properties ?? {});

/** Values that are awkward for somebody on the way: a parser, a coercion, a column. */
const awkward = oneof(
  string({ unit: "binary", maxLength: 300 }),
  integer().map(String),
  constantFrom("", "\0", "\ud800", "%", "\\", "'", "9007199254740991", "-1", "1e9", "NaN", "null", "WyJhIiwiYiJd"),
);

const Texts = z.record(z.string(), z.string());

const takesSomething = ({ query, body, name }: Endpoint) =>
  name !== "setUp" && name !== "signIn" && namesIn(query).length + namesIn(body).length > 0;

describe("whatever is sent, it is answered or refused, and never a fault", () => {
  test.each(
    routes.map(({ endpoint }) => [endpoint.name, endpoint] as const).filter(([, endpoint]) => takesSomething(endpoint)),
  )("to %s", async (_, endpoint) => {
    const query = record(Object.fromEntries(namesIn(endpoint.query).map((name) => [name, awkward])), {
      requiredKeys: [],
    });
    const fields = Object.fromEntries(
      namesIn(endpoint.body).map((name) => [name, oneof(awkward, integer(), anything({ withNullPrototype: false }))]),
    );
    const body = oneof(record(fields, { requiredKeys: [] }), dictionary(string(), awkward));
    await assert(
      asyncProperty(query, body, async (given, sent) => {
        const { status } = await api.call(endpoint, {
          params,
          query: Texts.parse(given),
          token,
          ...(endpoint.method === "GET" ? {} : { body: sent }),
        });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 40 },
    );
  });
});
