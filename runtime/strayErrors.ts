import { writeFileSync } from "node:fs";
import type { Reporter } from "vitest/node";

/** Where a run is to leave, as JSON, the file of each error that met no test; null where it came from none. */
export const STRAY_ERRORS_FILE = "STRAY_ERRORS_FILE";

/** vitest's own report counts tests alone, and says nothing of an error that no test heard. */
export default class StrayErrors implements Reporter {
  onTestRunEnd: NonNullable<Reporter["onTestRunEnd"]> = (_, errors) => {
    const place = process.env[STRAY_ERRORS_FILE];
    const files = errors.map((error) => error["VITEST_TEST_PATH"] ?? null);
    if (place !== undefined) writeFileSync(place, JSON.stringify(files));
  };
}
