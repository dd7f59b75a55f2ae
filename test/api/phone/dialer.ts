import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import { PASSWORD } from "../testApi.ts";
import type { TestApi } from "../testApi.ts";

const Recorded = z.object({
  name: z.string(),
  method: z.enum(["GET", "POST"]),
  path: z.string(),
  body: z.unknown().optional(),
  status: z.number().int(),
  answer: z.unknown(),
});
type Recorded = z.infer<typeof Recorded>;

/** What the app asks and what it is answered, as it was written down. "<any>" stands for a value of each time's own. */
export const recorded = (family: string): readonly Recorded[] =>
  z
    .array(Recorded)
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, `../../fixtures/phone/${family}.json`), "utf8")));

/** The same, as an expectation. */
export function expected(answer: unknown): unknown {
  if (answer === "<any>") return expect.any(String);
  if (Array.isArray(answer)) return answer.map(expected);
  if (typeof answer !== "object" || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, expected(value)]));
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Null where there is no body. */
  readonly json: Readonly<Record<string, unknown>> | null;
}

const Json = z.record(z.string(), z.unknown());

/** Asks as the app does. A body makes it a POST. */
export async function ask(api: TestApi, path: string, { body, token }: { body?: unknown; token?: string } = {}) {
  const response = await fetch(api.url + path, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  const answer: Answer = {
    status: response.status,
    headers: response.headers,
    json: text === "" ? null : Json.parse(JSON.parse(text)),
  };
  return answer;
}

export const Tokens = z.object({ access: z.string(), refresh: z.string(), is_admin: z.boolean() });

/** A phone signs in as an operator, by their password. */
export async function signInPhone(api: TestApi, { email }: { readonly email: string }) {
  const { json } = await ask(api, "/api/token/", { body: { username: email, password: PASSWORD } });
  return Tokens.parse(json);
}
