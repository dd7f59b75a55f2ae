import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeApi } from "../../api/openapi.ts";
import { routes } from "../../api/routes/routes.ts";
import { VERSION } from "../../api/version.ts";
import type { Endpoint } from "../../contracts/endpoint.ts";

const endpoints = routes.map(({ endpoint }) => endpoint);
const api = describeApi(endpoints, "https://crm.example.test");
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** What a contract exports is an endpoint, a schema, a type's value or a function. */
const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === "object" && value !== null && "path" in value && "method" in value && "access" in value;

test("every endpoint of the contracts is mounted, once", async () => {
  const files = readdirSync(join(import.meta.dirname, "../../contracts/endpoints"));
  const modules: readonly object[] = await Promise.all(
    files.map((file) => import(`../../contracts/endpoints/${file.replace(/\.ts$/, "")}.ts`)),
  );
  const described = modules
    .flatMap((exported) => Object.values(exported))
    .flatMap((value) => (isEndpoint(value) ? [value.name] : []));
  expect(endpoints).toHaveLength(described.length);
  expect(new Set(endpoints.map(({ name }) => name))).toEqual(new Set(described));
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
});

test("every mounted endpoint is described under its own name", () => {
  expect(operations).toHaveLength(endpoints.length);
  expect(new Set(operations.map(({ operation }) => operation.operationId))).toEqual(
    new Set(endpoints.map(({ name }) => name)),
  );
});

test.each(operations)("every parameter in $path is described, and required", ({ path, operation }) => {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const described = operation.parameters.filter((parameter) => parameter.in === "path" && parameter.required);
  expect(new Set(described.map(({ name }) => name))).toEqual(new Set(named));
});

test("no schema refers to anything that is not in the description", () => {
  const references = [...JSON.stringify(api).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, reference]) => reference ?? "");
  const isThere = (reference: string) =>
    reference.split("/").reduce<unknown>((node, key) => Object(node)[key], api) !== undefined;
  expect(references.filter((reference) => !isThere(reference))).toEqual([]);
});

test("the public API, and nothing else, is described as opened by an API key", () => {
  for (const { path, operation } of operations) {
    expect(operation.security.some((one) => "apiKey" in one)).toBe(path.startsWith("/api/v1/public/"));
  }
});

test("the version is that of the package", () => {
  expect(JSON.parse(readFileSync("package.json", "utf8")).version).toBe(VERSION);
});
