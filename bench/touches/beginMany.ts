import type { DataSource } from "typeorm";
import { beginWanted } from "../../commands/touches/beginWanted.ts";
import { createSequence } from "../../commands/touches/createSequence.ts";
import { publishSequence } from "../../commands/touches/publishSequence.ts";
import { ContactId } from "../../contracts/ids.ts";
import type { SequenceId } from "../../contracts/ids.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import type { SequenceDraft } from "../../contracts/sequence.ts";
import type { Shop } from "./seedShop.ts";

const BATCH = 500;

export interface BenchSequence {
  readonly id: SequenceId;
  readonly shop: Shop;
}

/** A sequence of these steps, published as people publish it, that may begin for as many as there are. */
export async function publishBench(
  db: DataSource,
  shop: Shop,
  name: string,
  steps: SequenceDraft["steps"],
): Promise<BenchSequence> {
  const { tenantId, by } = shop;
  const definition = SequenceDefinition.parse({
    triggers: [{ kind: "manual" }],
    start: steps[0]?.id ?? null,
    steps,
    goals: [],
    ceiling: { perContact: 100, inAll: 100_000 },
  });
  const id = await createSequence(db, { tenantId, clientKey: name, kind: "sequence", name, definition, by });
  await publishSequence(db, { tenantId, sequenceId: id, revision: 1, by });
  return { id, shop };
}

/** Has the contacts with these numbers begin, as the API does for a selection. How many have. */
export async function beginMany(
  db: DataSource,
  { id: sequenceId, shop: { tenantId, mark, by } }: BenchSequence,
  from: number,
  count: number,
): Promise<number> {
  let began = 0;
  for (let first = from; first < from + count; first += BATCH) {
    const size = Math.min(BATCH, from + count - first);
    const candidates = Array.from({ length: size }, (_, place) => {
      const contactId = ContactId.parse(`ctc_${mark}${String(first + place).padStart(12, "0")}`);
      return { contactId, conversationId: null, beginKey: contactId, begunBy: "manual", vars: {}, hearsSince: null };
    });
    began += (await beginWanted(db, { tenantId, sequenceId, version: 1, candidates, by })).began;
  }
  return began;
}
