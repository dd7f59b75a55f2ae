import type { DataSource } from "typeorm";
import { termsOf } from "../../commands/search/terms.ts";
import type { Terms } from "../../commands/search/terms.ts";
import type { SearchMatch } from "../../contracts/endpoints/search.ts";
import type { TenantId } from "../../contracts/ids.ts";
import { findForms, findSimilar } from "./findForms.ts";
import type { Forms } from "./findForms.ts";
import type { Sought } from "./markText.ts";
import type { Clause, SearchQuery } from "./parseQuery.ts";

/** One quality of match. Each contains the one before it. */
export interface Tier {
  readonly match: SearchMatch;
  /** For `terms @@ …::tsquery`. Made of letters, digits and our own signs only: nothing typed can be an operator of it. */
  readonly tsquery: string;
  readonly sought: Sought;
}

/** Shorter beginnings would find half of everything. */
const BEGINNING_MIN = 3;

/** The tiers of a query, the best first; a later one is worked out only when the earlier ones did not fill the page. */
export async function* tiersOf(db: DataSource, tenantId: TenantId, query: SearchQuery): AsyncGenerator<Tier> {
  if (query.wanted.length === 0) return;
  const terms = termsOf(tenantId);
  const words = [...new Set([...query.wanted, ...query.unwanted].flatMap(wordsOf))];
  const forms = await findForms(db, tenantId, words);
  const exact = tierOf("exact", query, terms, { forms, beginnings: [] });
  yield exact;

  const last = query.wanted.at(-1);
  const beginnings =
    query.unfinished && last?.kind === "words"
      ? last.readings.map((reading) => reading.at(-1) ?? "").filter((word) => word.length >= BEGINNING_MIN)
      : [];
  const beginning = tierOf("beginning", query, terms, { forms, beginnings });
  if (beginning.tsquery !== exact.tsquery) yield beginning;

  const similar = await findSimilar(db, tenantId, [...new Set(query.wanted.flatMap(wordsOf))]);
  const both = new Map(
    words.map((word) => [word, [...new Set([...(forms.get(word) ?? []), ...(similar.get(word) ?? [])])]]),
  );
  const alike = tierOf("similar", query, terms, { forms: both, beginnings }, forms);
  if (alike.tsquery !== beginning.tsquery) yield alike;
}

const wordsOf = (clause: Clause): readonly string[] => (clause.kind === "words" ? clause.readings.flat() : []);

interface Known {
  readonly forms: Forms;
  readonly beginnings: readonly string[];
}

/** What must not be there is never widened by similar words. */
function tierOf(
  match: SearchMatch,
  { wanted, unwanted }: SearchQuery,
  terms: Terms,
  known: Known,
  own = known.forms,
): Tier {
  const conditions = [
    ...wanted.map((clause, index) =>
      condition(clause, terms, index === wanted.length - 1 ? known : { ...known, beginnings: [] }),
    ),
    // Where the words stand is not known here: an unwanted phrase is left to whoever reads the message.
    ...unwanted
      .filter(({ kind }) => kind !== "phrase")
      .map((clause) => `!${condition(clause, terms, { forms: own, beginnings: [] })}`),
  ];
  const soughtWords = wanted.flatMap((clause) => (clause.kind === "words" ? [] : clause.words));
  return {
    match,
    tsquery: conditions.join(" & "),
    sought: {
      words: new Set([...soughtWords, ...wanted.flatMap(wordsOf).flatMap((word) => known.forms.get(word) ?? [])]),
      beginnings: known.beginnings,
      digits: wanted.flatMap((clause) => (clause.kind === "number" ? digitReadings(clause.digits) : [])),
    },
  };
}

function condition(clause: Clause, terms: Terms, { forms, beginnings }: Known): string {
  switch (clause.kind) {
    case "words":
      return any(
        clause.readings.map((words) =>
          all(
            words.map((word, index) =>
              any([
                ...(forms.get(word) ?? [word]).map((form) => `'${terms.word(form)}'`),
                ...(index === words.length - 1 && beginnings.includes(word) ? [`'${terms.word(word)}':*`] : []),
              ]),
            ),
          ),
        ),
      );
    case "phrase":
      return all(clause.words.map((word) => `'${terms.word(word)}'`));
    case "number":
      return any([
        ...digitReadings(clause.digits).map((digits) => `'${terms.digits(digits)}':*`),
        all(clause.words.map((word) => `'${terms.word(word)}'`)),
      ]);
  }
}

/** Where somebody begins with the trunk 8 of a Russian phone, it stands with 7 in the index. */
const digitReadings = (digits: string): readonly string[] =>
  digits.startsWith("8") ? [digits, `7${digits.slice(1)}`] : [digits];

const any = (terms: readonly string[]): string => `(${terms.join(" | ")})`;
const all = (terms: readonly string[]): string => `(${terms.join(" & ")})`;
