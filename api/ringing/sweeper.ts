import type { DataSource } from "typeorm";
import { applyAwaiting, forgetAwaiting } from "../../commands/changes/applyAwaiting.ts";
import { ringForgotten } from "../../commands/ringForgotten.ts";
import type { ConversationRef, MediaRef } from "../../contracts/actors.ts";
import type { Log } from "../../config/log.ts";
import { keepLooking } from "../looking.ts";
import type { Looking } from "../looking.ts";
import type { BulkInput } from "../../workflows/bulk/messages.ts";
import type { SimulationInput } from "../../workflows/simulation/messages.ts";
import type { HistoryImportInput } from "../../workflows/historyImport/messages.ts";
import type { Metrics } from "../metrics.ts";
import type { BellName } from "./acknowledger.ts";
import { findUnheardCalls } from "./callBells.ts";
import type { Ringer } from "./ringer.ts";

const INTERVAL_MS = 2_000;
const BATCH = 500;
/** Every how many looks the rare and costlier search for what an actor took with it when it was lost. */
const FORGOTTEN_EVERY = 30;

/** Looks again and again for what should have reached an actor and did not. The reason why accepting never depends on Temporal. */
export function startSweeper(
  db: DataSource,
  ringer: Ringer,
  { metrics, log }: { metrics: Metrics; log: Log },
): Looking {
  let looks = 0;
  return keepLooking(async () => {
    looks += 1;
    if (db.isInitialized && ringer.isReady()) {
      const forgotten = looks % FORGOTTEN_EVERY === 0 ? lookForForgotten(db, ringer) : Promise.resolve();
      await forgotten
        .then(() => sweep(db, ringer, metrics))
        .catch((error: unknown) => log.warn({ err: error }, "Unheard bells could not be looked for."));
    }
    return INTERVAL_MS;
  });
}

async function lookForForgotten(db: DataSource, ringer: Ringer): Promise<void> {
  await ringForgotten(db);
  await forgetAwaiting(db);
  ringer.importHistories(await findRunningImports(db));
}

/** Where somebody works on it, telling them again changes nothing. */
function findRunningImports(db: DataSource): Promise<HistoryImportInput[]> {
  return db.query(
    `SELECT "channelAccountId", "tenantId" FROM history_imports
     WHERE status = 'running' AND "startedAt" < now() - interval '1 minute' LIMIT $1`,
    [BATCH],
  );
}

/** One look. Rings what has waited for longer than a ring takes, a bounded number at a time. */
export async function sweep(db: DataSource, ringer: Ringer, metrics: Metrics): Promise<void> {
  ringer.ring("inbound", await applyAwaiting(db));
  const inbound = await findUnheard(db, "inbound");
  const outbox = await findUnheard(db, "outbox");
  metrics.unheardBells.set(inbound.length + outbox.length);
  const silent = (bell: BellName) => (conversation: ConversationRef) =>
    !ringer.isRinging(bell, conversation.conversationId);
  ringer.ring("inbound", inbound.filter(silent("inbound")));
  ringer.ring("outbox", outbox.filter(silent("outbox")));
  ringer.fetchMedia(await findUnfetched(db));
  ringer.startBulkRuns(await findForsakenRuns(db));
  ringer.startSimulations(await findForsakenSimulations(db));
  ringer.ringCalls(await findUnheardCalls(db, BATCH));
  metrics.lastSweep.setToCurrentTime();
}

/**
 * ringing for 3 s: Temporal was away, or the process died after its commit. heard for 2 minutes in bot mode and still not
 * read: the actor was ended by hand, or lost.
 */
const unheard: Record<BellName, string> = {
  inbound: `("inboundBell" = 'ringing' AND "bellRungAt" < now() - interval '3 seconds')
    OR ("inboundBell" = 'heard' AND mode = 'bot' AND "bellRungAt" < now() - interval '2 minutes')`,
  outbox: `("outboxBell" = 'ringing' AND "bellRungAt" < now() - interval '3 seconds')
    OR ("outboxBell" = 'heard' AND "bellRungAt" < now() - interval '2 minutes')`,
};

function findUnheard(db: DataSource, bell: BellName): Promise<ConversationRef[]> {
  return db.query(
    `SELECT c.id AS "conversationId", c."tenantId", a.kind AS "channelKind", c.mode, c.generation
     FROM (SELECT * FROM conversations WHERE ("inboundBell" <> 'quiet' OR "outboxBell" <> 'quiet') AND (${unheard[bell]})
           ORDER BY "bellRungAt" LIMIT $1) c
     JOIN channel_accounts a ON a.id = c."channelAccountId"`,
    [BATCH],
  );
}

/** A fetch that runs already is not started twice: its workflow id is taken. */
function findUnfetched(db: DataSource): Promise<MediaRef[]> {
  return db.query(
    `SELECT id AS "mediaId", "tenantId", "channelAccountId" FROM media
     WHERE status = 'pending' AND "createdAt" < now() - interval '30 seconds' ORDER BY "createdAt" LIMIT $1`,
    [BATCH],
  );
}

/** Bulk runs on which nobody has gone on for a minute. Where somebody works after all, starting them changes nothing. */
function findForsakenRuns(db: DataSource): Promise<BulkInput[]> {
  return db.query(
    `SELECT id AS "runId", "tenantId" FROM bulk_runs
     WHERE state IN ('running', 'undoing') AND "touchedAt" < now() - interval '1 minute' ORDER BY "touchedAt" LIMIT $1`,
    [BATCH],
  );
}

/** The same of simulations. */
function findForsakenSimulations(db: DataSource): Promise<SimulationInput[]> {
  return db.query(
    `SELECT id AS "simulationId", "tenantId" FROM simulations
     WHERE status = 'running' AND "touchedAt" < now() - interval '1 minute' ORDER BY "touchedAt" LIMIT $1`,
    [BATCH],
  );
}
