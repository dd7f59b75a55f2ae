import type { DataSource } from "typeorm";
import { pgStem } from "../../commands/search/pgStem.ts";
import { soundOf, soundsNear } from "../../commands/search/soundOf.ts";
import { termsOf } from "../../commands/search/terms.ts";
import { soundKey, wordKeys } from "../../commands/search/wordKeys.ts";
import type { TenantId } from "../../contracts/ids.ts";
import { slipsBetween } from "./slipsBetween.ts";

/** The words of a tenant that stand for each sought one; the sought one is among them. */
export type Forms = ReadonlyMap<string, readonly string[]>;

const FORMS_MAX = 60;
/** Words a slip away, before their own forms are added. */
const SIMILAR_MAX = 8;
/** Shorter words have too many neighbours. */
const SIMILAR_FROM_LETTERS = 4;
const SLIPS_MAX = 2;

/** Other forms of the words: экраны for экран. */
export async function findForms(db: DataSource, tenantId: TenantId, words: readonly string[]): Promise<Forms> {
  const { word: tagged } = termsOf(tenantId);
  const asked = words.map((word) => ({ word, tag: tagged(""), keys: wordKeys(word).map(tagged) }));
  const rows: { sought: string; word: string }[] = await db.query(
    `SELECT a.word AS sought, k.word
     FROM jsonb_to_recordset($2::jsonb) AS a(word text, tag text, keys text[])
     CROSS JOIN LATERAL (SELECT k.word FROM known_words k
       WHERE k."tenantId" = $1 AND k.keys && (a.keys || (a.tag || ${pgStem("a.word")})) LIMIT ${FORMS_MAX}) k`,
    [tenantId, JSON.stringify(asked)],
  );
  return gather(words, rows);
}

/** Words that are written or sound almost alike, in all their forms: айфон, айфона for айфно. */
export async function findSimilar(db: DataSource, tenantId: TenantId, words: readonly string[]): Promise<Forms> {
  const { word: tagged } = termsOf(tenantId);
  const asked = words
    .filter((word) => word.length >= SIMILAR_FROM_LETTERS && /^\p{L}+$/u.test(word))
    .map((word) => ({ word, keys: soundsNear(soundOf(word)).map(soundKey).map(tagged) }));
  if (asked.length === 0) return gather(words, []);
  const near: { sought: string; word: string }[] = await db.query(
    `SELECT a.word AS sought, k.word FROM jsonb_to_recordset($2::jsonb) AS a(word text, keys text[])
     JOIN LATERAL (SELECT k.word FROM known_words k WHERE k."tenantId" = $1 AND k.keys && a.keys) k ON true`,
    [tenantId, JSON.stringify(asked)],
  );
  const nearest = asked.flatMap(({ word: sought }) =>
    near
      .filter((row) => row.sought === sought)
      .map(({ word }) => ({ sought, word, slips: slipsBetween(sought, word) }))
      .filter(({ slips }) => slips <= SLIPS_MAX)
      .toSorted((a, b) => a.slips - b.slips)
      .slice(0, SIMILAR_MAX),
  );
  const forms = await findForms(db, tenantId, [...new Set(nearest.map(({ word }) => word))]);
  return gather(
    words,
    nearest.flatMap(({ sought, word }) => (forms.get(word) ?? []).map((form) => ({ sought, word: form }))),
  );
}

const gather = (words: readonly string[], rows: readonly { sought: string; word: string }[]): Forms =>
  new Map(
    words.map((word) => [
      word,
      [...new Set([word, ...rows.filter(({ sought }) => sought === word).map((row) => row.word)])],
    ]),
  );
