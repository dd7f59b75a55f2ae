import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SEARCH_ATTRIBUTES } from "../../runtime/temporal.ts";

const compose = readFileSync("docker-compose.temporal.yml", "utf8");
const dockerfile = readFileSync("Dockerfile", "utf8");
const page = readFileSync("docs/running.md", "utf8");

/** Every `${NAME…}` outside the shell scripts, where `$$` stands for the shell's own `$`. */
const substitutions = [...compose.matchAll(/(?<!\$)\$\{(\w+)(:[?-])?([^}]*)\}/g)].map(
  ([, name = "", kind, rest = ""]) => ({
    name,
    isRequired: kind === ":?",
    fallback: kind === ":-" ? rest : "",
  }),
);
const required = new Set(substitutions.filter(({ isRequired }) => isRequired).map(({ name }) => name));

/** Belongs to a part that may be left out, as a whole: empty where it is. */
const OPTIONAL = "OIDC_CLIENT_SECRET";

test("no secret has a default: each is a variable that must be set, or whose part is left out", () => {
  expect(substitutions.find(({ name }) => name === OPTIONAL)?.fallback).toBe("");
  const secrets = substitutions.filter(({ name }) => /PASSWORD|SECRET|ENCRYPTION_KEYS/.test(name) && name !== OPTIONAL);
  expect(new Set(secrets.map(({ name }) => name))).toEqual(
    new Set(["POSTGRES_PASSWORD", "TEMPORAL_POSTGRES_PASSWORD", "ENCRYPTION_KEYS", "JWT_SECRET"]),
  );
  expect(secrets.filter(({ isRequired }) => !isRequired)).toEqual([]);
  const values = [...compose.matchAll(/^ +\w*(?:PASSWORD|PWD|SECRET|KEYS): (\S+)/gm)].map(([, value]) => value);
  expect(values.length).toBeGreaterThan(5);
  expect(values.filter((value) => !value?.startsWith("${"))).toEqual([]);
});

test("the page names every variable that must be set", () => {
  const named = new Set([...page.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name));
  expect([...required].filter((name) => !named.has(name))).toEqual([]);
});

test("nothing is published beyond this machine", () => {
  const ports = [...compose.matchAll(/^ +- (\S+:\d+)$/gm)].map(([, port]) => port);
  expect(ports).toHaveLength(3);
  expect(ports.filter((port) => !port?.startsWith("127.0.0.1:"))).toEqual([]);
});

test("every image has a version", () => {
  const images = [...compose.matchAll(/image: (\S+)/g), ...dockerfile.matchAll(/^FROM (\S+)/gm)].map(
    ([, image]) => image,
  );
  expect(images.length).toBeGreaterThan(8);
  expect(images.filter((image) => !/:(\$\{\w+:-)?\d+/.test(image ?? ""))).toEqual([]);
});

test("the search attributes are those that actors are started with", () => {
  expect(compose).toContain(`for name in ${SEARCH_ATTRIBUTES.join(" ")}; do`);
  expect(page).toContain(`for name in ${SEARCH_ATTRIBUTES.join(" ")}; do`);
});

test("the image does not run as root", () => {
  expect(dockerfile.slice(dockerfile.lastIndexOf("FROM "))).toMatch(/^USER node$/m);
});
