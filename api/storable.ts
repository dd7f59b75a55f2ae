import type { Request } from "express";

/** A JSON reviver that takes out what Postgres cannot store: NUL disappears, a lone surrogate becomes U+FFFD. */
export const storable = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value;

/** The same of what stands behind the question mark of an address. */
export const storableQuery = (query: Request["query"]) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, storable(name, value)]));
