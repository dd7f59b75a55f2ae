import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { violationsIn } from "./architecture/violations.ts";
import { outside, rooms } from "./architecture/rooms.ts";

const folders = [...Object.keys(rooms).filter((room) => !room.includes("/")), ...outside];

test.each(folders)("%s/ imports only what it may, and keeps to the house's habits", (folder) => {
  const files = globSync(`${folder}/**/*.{ts,tsx}`);
  expect(files.flatMap((file) => violationsIn(file, readFileSync(file, "utf8")))).toEqual([]);
});

test("every folder with sources has a place in the table", () => {
  const found = globSync("*/**/*.{ts,tsx}", { exclude: (path) => /^(node_modules|dist|\.\w+)/.test(path) });
  const unplaced = new Set(found.map((file) => file.split("/")[0] ?? file));
  for (const folder of folders) unplaced.delete(folder);
  expect([...unplaced]).toEqual([]);
});

describe("the checker catches", () => {
  test.each([
    ["a channel that reads the database", "channels/x/adapter.ts", `import { DataSource } from "typeorm";`],
    [
      "a channel that knows Temporal's types",
      "channels/x/adapter.ts",
      `import type { Client } from "@temporalio/client";`,
    ],
    ["a channel that knows another channel", "channels/x/adapter.ts", `import { y } from "../y/parse.ts";`],
    ["an adapter that reaches for a command", "channels/x/adapter.ts", `import { z } from "../../commands/z.ts";`],
    ["a workflow that runs an activity", "workflows/x/workflow.ts", `import { a } from "../../activities/a.ts";`],
    ["a workflow that brings zod into its sandbox", "workflows/x/state.ts", `import { z } from "zod";`],
    [
      "a workflow that runs a contract",
      "workflows/x/state.ts",
      `import { Message } from "../../contracts/message.ts";`,
    ],
    ["a workflow that uses a Node module", "workflows/x/state.ts", `import { join } from "node:path";`],
    ["a workflow that knows another one's state", "workflows/x/state.ts", `import type { S } from "../y/state.ts";`],
    ["an API that knows an actor's inside", "api/routes/x.ts", `import { s } from "../../workflows/x/state.ts";`],
    ["a console that imports the server", "web/console/src/x.ts", `import type { R } from "../../../api/mount.ts";`],
    ["a contract that uses more than zod", "contracts/x.ts", `import { createHash } from "node:crypto";`],
    ["a command that calls Temporal", "commands/x.ts", `import { connect } from "../temporal/connect.ts";`],
    ["an import that is made while running", "knowledge/x.ts", `const db = await import("../entities/dataSource.ts");`],
    ["an import hidden in a type", "web/console/src/x.ts", `type D = import("typeorm").DataSource;`],
    ["a re-export", "knowledge/x.ts", `export { db } from "../entities/dataSource.ts";`],
    ["an import for its effect alone", "contracts/x.ts", `import "reflect-metadata";`],
    ["an environment that is read on the side", "api/x.ts", `const port = process.env.PORT;`],
    ["an environment that is read by brackets", "commands/x.ts", `const { PORT } = process["env"];`],
    ["a type assertion", "api/x.ts", `const x = y as string;`],
    ["an any", "api/x.ts", `const x: any = y;`],
    ["a non-null assertion", "api/x.ts", `const x = y!;`],
    ["an export of everything", "contracts/x.ts", `export * from "./y.ts";`],
    ["an enum", "contracts/x.ts", `enum Colour { red }`],
    ["a parameter property", "api/x.ts", `class X { constructor(private readonly y: string) {} }`],
    ["a mock of a module", "test/x.test.ts", `vi.mock("../api/x.ts");`],
    ["a dumping ground", "api/utils/x.ts", `export const x = 1;`],
  ])("%s", (_, file, text) => {
    expect(violationsIn(file, text)).toHaveLength(1);
  });
});

describe("the checker lets through", () => {
  test.each([
    [
      "a workflow that knows its activities by type",
      "workflows/x/workflow.ts",
      `import type { A } from "../../activities/a.ts";`,
    ],
    ["messages that the API sends", "temporal/x.ts", `import { s } from "../workflows/x/messages.ts";`],
    ["a registry that names every channel", "channels/registry.ts", `import { x } from "./x/adapter.ts";`],
    ["an adapter that uses the room's own files", "channels/x/adapter.ts", `import { d } from "../channelAdapter.ts";`],
    ["as const, and a declared column", "entities/x.ts", `class X { @Column("text") id!: string; y = [1] as const }`],
    [
      "a console that parses with a contract",
      "web/console/src/x.tsx",
      `import { C } from "../../../contracts/c.ts"; <C />;`,
    ],
    ["an environment for a child process", "runtime/x.ts", `spawn("node", [], { env: process.env });`],
  ])("%s", (_, file, text) => {
    expect(violationsIn(file, text)).toEqual([]);
  });
});
