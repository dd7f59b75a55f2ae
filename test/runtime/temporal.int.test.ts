import { join } from "node:path";
import { Connection } from "@temporalio/client";
import { expect, inject, onTestFinished, test } from "vitest";
import { checkExternalTemporal, SEARCH_ATTRIBUTES, startTemporal } from "../../runtime/temporal.ts";
import { findFreePort } from "../../runtime/ports.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

test("the server that is started has the search attributes of our actors", async () => {
  const connection = await Connection.connect({ address: inject("temporalAddress") });
  onTestFinished(() => connection.close());
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: "default" });
  expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining([...SEARCH_ATTRIBUTES]));
});

test("an external server that answers is accepted", async () => {
  await expect(checkExternalTemporal(inject("temporalAddress"), "default")).resolves.toBeUndefined();
});

test("an external server that does not answer is named", async () => {
  const address = `127.0.0.1:${await findFreePort()}`;
  await expect(checkExternalTemporal(address, "default")).rejects.toMatchObject({
    message: `The Temporal server at TEMPORAL_ADDRESS=${address} does not answer for the namespace "default".`,
    remedy: expect.stringContaining("unset TEMPORAL_ADDRESS"),
  });
});

test("a program that ends at once is reported with what it said", async () => {
  const logFile = join(temporaryFolder(), "temporal.log");
  const starting = startTemporal({ program: process.execPath, port: await findFreePort(), logFile });
  await expect(starting).rejects.toThrow(/^The Temporal server did not start: .*Error/);
});
