import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeApi } from "../../api/openapi.ts";
import { routes } from "../../api/routes/routes.ts";
import { VERSION } from "../../api/version.ts";
import * as actors from "../../contracts/endpoints/actors.ts";
import * as apiKeys from "../../contracts/endpoints/apiKeys.ts";
import * as asOf from "../../contracts/endpoints/asOf.ts";
import * as audit from "../../contracts/endpoints/audit.ts";
import * as channelAccounts from "../../contracts/endpoints/channelAccounts.ts";
import * as conversations from "../../contracts/endpoints/conversations.ts";
import * as inbox from "../../contracts/endpoints/inbox.ts";
import * as notifications from "../../contracts/endpoints/notifications.ts";
import * as installation from "../../contracts/endpoints/installation.ts";
import * as ownTenant from "../../contracts/endpoints/ownTenant.ts";
import * as people from "../../contracts/endpoints/people.ts";
import * as profile from "../../contracts/endpoints/profile.ts";
import * as publicApi from "../../contracts/endpoints/public.ts";
import * as records from "../../contracts/endpoints/records.ts";
import * as security from "../../contracts/endpoints/security.ts";
import * as session from "../../contracts/endpoints/session.ts";
import * as structure from "../../contracts/endpoints/structure.ts";
import * as tenants from "../../contracts/endpoints/tenants.ts";

const endpoints = routes.map(({ endpoint }) => endpoint);
const api = describeApi(endpoints, "https://crm.example.test");
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test("every endpoint of the contracts is mounted, once", () => {
  const described = [
    actors,
    apiKeys,
    asOf,
    audit,
    channelAccounts,
    conversations,
    inbox,
    notifications,
    installation,
    ownTenant,
    people,
    profile,
    publicApi,
    records,
    security,
    session,
    structure,
    tenants,
  ]
    .flatMap((file) => Object.values(file))
    .flatMap((value) => (typeof value === "object" && "path" in value && "method" in value ? [value.name] : []));
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
