import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../api/routes/routes.ts";
import { isPublic } from "../../contracts/endpoints/public.ts";
import { sampleDocument } from "../../simulators/media/sampleFiles.ts";
import { errors } from "../../contracts/errors.ts";
import { openInbox } from "../api/inbox.ts";
import { buildCall } from "../support/buildCall.ts";
import { buildSequence } from "../support/buildSequence.ts";
import { askedPrice } from "../support/buildTouchRun.ts";
import { startTestApi } from "../api/testApi.ts";
import type { TestApi } from "../api/testApi.ts";

const page = readFileSync("docs/public-api.md", "utf8");

/** Every curl of the page: its address, headers and body, as a shell would read them. */
const examples = [...page.replaceAll("\\\n", " ").matchAll(/^curl (.+)$/gm)].map(([, words = ""]) => ({
  address: /"?(\$SWITCHBOARD[^"\s]+)"?$/.exec(words)?.[1] ?? "",
  headers: [...words.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name = "", value = ""]) => [name, value] as const),
  body: words.includes("--data-binary") ? sampleDocument(1).bytes : bodyOf(words),
}));

/** A variable stands outside the quotes of the rest. */
function bodyOf(words: string): string | null {
  const [, quoted] = /-d '((?:[^']|'\$[A-Z]+')+)'/.exec(words) ?? [];
  return quoted?.replaceAll(/'(\$[A-Z]+)'/g, "$1") ?? null;
}

let api: TestApi;
let variables: Readonly<Record<string, string>>;
beforeAll(async () => {
  api = await startTestApi();
  const tenant = await api.addTenant();
  const inbox = await openInbox(api, tenant);
  const { id, contactId } = await inbox.receive("Когда будет готово?");
  const { secret } = await api.addApiKey(tenant);
  const sequence = await buildSequence(api.db, tenant.id, askedPrice);
  const { id: OPERATOR } = await api.signInTo(tenant);
  const { id: CALL } = await buildCall(api.db, tenant, { operatorId: OPERATOR });
  const chat = { CONVERSATION: id, CONTACT: contactId };
  variables = { SWITCHBOARD: api.url, KEY: secret, ...chat, SEQUENCE: sequence.id, OPERATOR, CALL };
});
afterAll(() => api.close());

const filled = (text: string) => text.replace(/\$([A-Z]+)/g, (_, name: string) => variables[name] ?? "");

test.each(examples)("$address answers as the page says", async ({ address, headers, body }) => {
  const answer = await fetch(filled(address), {
    method: body === null ? "GET" : "POST",
    headers: headers.map(([name, value]): [string, string] => [name, filled(value)]),
    body: typeof body === "string" ? filled(body) : body,
  });
  expect([answer.status, await answer.text()]).toEqual([
    200,
    expect.stringMatching(/"(id|contactId)":"(key|con|msg|ctc|med|cal)_|"\w+":\[\]/),
  ]);
});

test("every endpoint of the public API has its example", () => {
  const shown = examples.map(({ address }) => address.replace("$SWITCHBOARD", "").replace(/\?.*/, ""));
  const mounted = routes.map(({ endpoint }) => endpoint).filter(isPublic);
  const asShown = mounted.map(({ path }) =>
    path
      .replace(":conversationId", "$CONVERSATION")
      .replace(":contactId", "$CONTACT")
      .replace(":sequenceId", "$SEQUENCE")
      .replace(":callRequestId", "$CALL"),
  );
  expect(shown.toSorted()).toEqual(asShown.toSorted());
});

test("every refusal that the page names is one, with that status", () => {
  const rows = [...page.matchAll(/^\| (\d{3}) \| (.+?) \|/gm)];
  const named = rows.flatMap(([, status, codes = ""]) =>
    [...codes.matchAll(/`([\w.]+)`/g)].map(([, code = ""]) => [code, Number(status)] as const),
  );
  expect(named.length).toBeGreaterThan(5);
  const known = new Map<string, number>(Object.entries(errors).map(([code, { status }]) => [code, status]));
  for (const [code, status] of named) expect([code, known.get(code)]).toEqual([code, status]);
});
