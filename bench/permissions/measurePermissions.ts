import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DataSource } from "typeorm";
import { authorize } from "../../api/auth/authorize.ts";
import { readSignedIn } from "../../api/auth/signedIn.ts";
import { createTokens } from "../../api/auth/tokens.ts";
import { createRequestLimits } from "../../api/limits/requestLimits.ts";
import { requireVisible } from "../../api/scope/requireVisible.ts";
import { createDataSource } from "../../entities/dataSource.ts";
import { runMigrations } from "../../entities/migrate.ts";
import { findFreePort } from "../../runtime/ports.ts";
import { startPostgres } from "../../runtime/postgres.ts";
import { describeMachine } from "../machine.ts";
import { percentile, rounded } from "../statistics.ts";
import { seedSession } from "./seedSession.ts";
import type { BenchCaller } from "./seedSession.ts";

const WARM_UP_REQUESTS = 3_000;
const REQUESTS = 20_000;
/** So far away that the limit is counted and never met. */
const UNREACHED = 10_000_000;

/**
 * What it adds to a request of the API that the caller is known, may do it and sees what the path names, one request after
 * another on a PostgreSQL of its own. `roundTripMs` is what one
 * statement that does nothing costs here, for comparison.
 */
export async function measurePermissions(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-bench-"));
  await chmod(folder, 0o755); // The database's own user must get in, where the bench runs as root.
  const postgres = await startPostgres({
    dataDir: join(folder, "postgres"),
    port: await findFreePort(),
    password: randomBytes(12).toString("hex"),
    logFile: join(folder, "postgres.log"),
  });
  try {
    await runMigrations(postgres.url);
    const db = createDataSource({ url: postgres.url, applicationName: "switchboard-bench" });
    await db.initialize();
    const manager = await measureCaller(db, "manager");
    const director = await measureCaller(db, "director");
    const roundTripMs = await measure(() => db.query("SELECT 1"));
    await db.destroy();
    console.log(
      JSON.stringify({
        bench: "permissions",
        requests: REQUESTS,
        manager,
        director,
        roundTripMs,
        machine: describeMachine(),
      }),
    );
    return 0;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureCaller(db: DataSource, caller: BenchCaller) {
  const tokens = createTokens(randomBytes(48).toString("base64"));
  const requestLimits = createRequestLimits(db, { key: UNREACHED, operator: UNREACHED, address: UNREACHED });
  const { sessionId, token, conversationId } = await seedSession(db, tokens, caller);
  const viewer = await readSignedIn(db, sessionId);
  const request = { headers: { authorization: `Bearer ${token}` } };
  const endpoint = { name: "getConversation", access: "conversations.read" } as const;
  return {
    allMs: await measure(async () => {
      await requestLimits.spend("address", "192.0.2.1");
      const operator = await authorize({ db, tokens, requestLimits }, request, endpoint);
      await requireVisible(db, operator, "conversationId", conversationId);
    }),
    tokenMs: await measure(() => tokens.verify(token, "console")),
    sessionMs: await measure(() => readSignedIn(db, sessionId)),
    guardMs: await measure(() => requireVisible(db, viewer, "conversationId", conversationId)),
    limitsMs: await measure(async () => {
      await requestLimits.spend("address", "192.0.2.2");
      await requestLimits.spend("operator", "opr_of_the_bench");
    }),
  };
}

async function measure(step: () => Promise<unknown>) {
  for (let n = 0; n < WARM_UP_REQUESTS; n += 1) await step();
  const tookMs: number[] = [];
  for (let n = 0; n < REQUESTS; n += 1) {
    const startedAt = performance.now();
    await step();
    tookMs.push(performance.now() - startedAt);
  }
  return { p50: rounded(percentile(tookMs, 0.5), 3), p95: rounded(percentile(tookMs, 0.95), 3) };
}
