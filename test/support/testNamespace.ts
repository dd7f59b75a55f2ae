import { randomBytes } from "node:crypto";
import { Connection } from "@temporalio/client";
import { google, temporal } from "@temporalio/proto";
import { inject } from "vitest";
import { SEARCH_ATTRIBUTES } from "../../runtime/temporal.ts";
import { until } from "./until.ts";

const { INDEXED_VALUE_TYPE_KEYWORD } = temporal.api.enums.v1.IndexedValueType;

/** A Temporal namespace of its own, so that workers of parallel test files never take each other's tasks. */
export async function createTestNamespace(): Promise<string> {
  const namespace = `test-${randomBytes(6).toString("hex")}`;
  const connection = await Connection.connect({ address: inject("temporalAddress") });
  try {
    const workflowExecutionRetentionPeriod = google.protobuf.Duration.fromObject({ seconds: 86_400 });
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
    const searchAttributes = Object.fromEntries(SEARCH_ATTRIBUTES.map((name) => [name, INDEXED_VALUE_TYPE_KEYWORD]));
    await until(async () => {
      await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
      return true;
    });
    return namespace;
  } finally {
    await connection.close();
  }
}
