import type { DataSource } from "typeorm";
import { z } from "zod";
import { SearchMatch } from "../../contracts/endpoints/search.ts";
import type { MessageId } from "../../contracts/ids.ts";
import { TimeKey } from "../cursor.ts";
import type { Viewer } from "../scope/viewer.ts";
import { fewConversations } from "./fewConversations.ts";
import { findAmong } from "./findAmong.ts";
import type { FoundRow, Reach, Step } from "./findAmong.ts";
import { tiersOf } from "./tiers.ts";
import type { Tier } from "./tiers.ts";

/** So many of the newest messages are looked through, one by one, before the index of words is asked for all of them. */
const NEWEST = 3_000;
/** With so many found among them, going on in the same way fills the page sooner than reading and sorting all that match. */
const WORTH_GOING_ON = 3;
const NEWEST_MAX = 25_000;

/** A place in the results: the tier's number and the message's time, and its id. */
export const SearchKey = z.string().refine((key) => /^[0-2] /.test(key) && TimeKey.safeParse(key.slice(2)).success);

export interface FoundMessage {
  readonly messageId: MessageId;
  readonly tier: Tier;
  /** See SearchKey. */
  readonly key: string;
}

interface Search extends Omit<Reach, "few"> {
  readonly after: readonly [key: string, id: string] | readonly [null, null];
  readonly limit: number;
}

/** The best messages that the viewer may see and the filters let through, the newest first within a tier. */
export async function findMessages(db: DataSource, viewer: Viewer, search: Search): Promise<readonly FoundMessage[]> {
  const { query, filters, after, limit } = search;
  const [key, id] = after;
  const reach = { query, filters, few: await fewConversations(db, viewer, filters) };
  const found: FoundMessage[] = [];
  let better: Tier | null = null;
  for await (const tier of tiersOf(db, viewer.tenantId, query)) {
    const number = SearchMatch.options.indexOf(tier.match);
    const reached = key === null ? 0 : Number(key.charAt(0));
    if (number >= reached) {
      const place = number === reached && key !== null ? { time: key.slice(2), id } : null;
      const rows = await findInTier(db, viewer, reach, { tier, better, place, limit: limit - found.length });
      found.push(...rows.map(({ messageId, time }) => ({ messageId, tier, key: `${number} ${time}` })));
      if (found.length >= limit) break;
    }
    better = tier;
  }
  return found;
}

/**
 * A frequent word fills the page from the newest messages, without its hundred thousand others being read and sorted; a
 * rare one is found by the index of words. Which it is shows only when it is looked for: hence one after the other.
 */
async function findInTier(db: DataSource, viewer: Viewer, reach: Reach, step: Step): Promise<readonly FoundRow[]> {
  if (reach.few !== null) return findAmong(db, viewer, reach, { ...step, newest: null });
  const found = [...(await findAmong(db, viewer, reach, { ...step, newest: NEWEST }))];
  if (found.length >= WORTH_GOING_ON && found.length < step.limit) {
    const newest = Math.min(NEWEST_MAX, Math.ceil((NEWEST * step.limit) / found.length));
    found.push(...(await findAmong(db, viewer, reach, { ...behind(step, found), newest })));
  }
  if (found.length < step.limit) {
    found.push(...(await findAmong(db, viewer, reach, { ...behind(step, found), newest: null })));
  }
  return found;
}

function behind(step: Step, found: readonly FoundRow[]): Step {
  const last = found.at(-1);
  const place = last === undefined ? step.place : { time: last.time, id: last.messageId };
  return { ...step, place, limit: step.limit - found.length };
}
