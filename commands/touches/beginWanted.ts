import type { DataSource } from "typeorm";
import type { AuthorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { SequenceId, TenantId } from "../../contracts/ids.ts";
import type { Trigger } from "../../contracts/sequence.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { beginRuns, versionToBegin } from "./beginRuns.ts";
import type { Candidate } from "./beginRuns.ts";
import { definitionOf } from "./definitionOf.ts";
import { pauseByItself } from "./pauseByItself.ts";

interface Wanted {
  readonly tenantId: TenantId;
  readonly sequenceId: SequenceId;
  readonly version: number;
  readonly candidates: readonly Candidate[];
  readonly by: AuthorRef;
}

export interface BegunWanted {
  readonly began: number;
  /** How many did not begin, by the reason. */
  readonly left: Readonly<Record<string, number>>;
}

/** The version by which runs begin that a person or a program wants. Throws sequence.not_active, sequence.not_begun_so. */
export async function requireBeginnable(
  db: DataSource,
  tenantId: TenantId,
  sequenceId: SequenceId,
  trigger: Extract<Trigger["kind"], "manual" | "api">,
): Promise<number> {
  const version = await versionToBegin(db, tenantId, sequenceId);
  if (version === null) throw new ProductError("sequence.not_active");
  const { triggers } = await definitionOf(db, sequenceId, version);
  if (!triggers.some(({ kind }) => kind === trigger)) throw new ProductError("sequence.not_begun_so", { trigger });
  return version;
}

/** Begins the runs that somebody wants, in one transaction. Those that a repeat finds begun already count as begun. */
export async function beginWanted(db: DataSource, wanted: Wanted): Promise<BegunWanted> {
  const { tenantId, sequenceId, version, candidates, by } = wanted;
  const { runs, left, isOverCeiling } = await transact(db, async (manager) => {
    const begun = await beginRuns(manager, { tenantId, sequenceId, version, candidates, nowMs: Date.now(), by });
    if (begun.runs.length > 0)
      await recordAudit(manager, {
        tenantId,
        by,
        action: "sequence.runsBegun",
        entityId: sequenceId,
        after: { version, began: begun.runs.length },
      });
    return begun;
  });
  if (isOverCeiling) await pauseByItself(db, sequenceId, "ceiling.reached");
  const { "begin.already": already = 0, ...others } = left;
  return { began: runs.length + already, left: others };
}
