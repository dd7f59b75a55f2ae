/** A JSON reviver that takes out what Postgres cannot store: NUL disappears, a lone surrogate becomes U+FFFD. */
export const storable = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value;
