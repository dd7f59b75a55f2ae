import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that goes with the test, and that the user who runs PostgreSQL may pass through. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "switchboard-test-"));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
