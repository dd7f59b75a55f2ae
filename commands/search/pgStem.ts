/** PostgreSQL's stem of a word, by its alphabet; a stop word is its own. `word` is an SQL expression. */
export const pgStem = (word: string): string =>
  `coalesce((CASE WHEN ${word} ~ '[а-я]' THEN ts_lexize('russian_stem', ${word}) ELSE ts_lexize('english_stem', ${word}) END)[1], ${word})`;
