import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handleErrors } from "../../api/errors/handleErrors.ts";
import { serveConsole } from "../../api/serveConsole.ts";

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "switchboard-console-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<title>Switchboard</title>");
  await writeFile(join(folder, "assets", "index-abc123.js"), "export {};");
  const app = express()
    .use(serveConsole(folder))
    .use(handleErrors(pino({ level: "silent" })));
  server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  url = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

test("any address of the console is its page, asked for anew each time", async () => {
  for (const path of ["/", "/inbox/con_1", "/contacts"]) {
    const response = await fetch(`${url}${path}`);
    expect(await response.text()).toContain("Switchboard");
    expect(response.headers.get("cache-control")).toBe("no-cache");
  }
});

test("a hashed file is kept for ever, and one that is not there is not the page", async () => {
  const script = await fetch(`${url}/assets/index-abc123.js`);
  expect(script.headers.get("cache-control")).toMatch(/immutable/);
  const missing = await fetch(`${url}/assets/index-old.js`);
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ error: { code: "request.not_found" } });
});

test("a page may run no script but ours, and stand in nobody's frame", async () => {
  const policy = (await fetch(url)).headers.get("content-security-policy");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});
