import type { z } from "zod";
import { type Store, createStore } from "./store.ts";

/** A store kept in this browser. What an older version left there and no longer fits is forgotten, not half-read. */
export function rememberedStore<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
  initial: z.output<Schema>,
): Store<z.output<Schema>> {
  const store = createStore(read(key, schema) ?? initial);
  store.subscribe(() => write(key, store.get()));
  return store;
}

function read<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(localStorage.getItem(key) ?? "null")).data;
  } catch {
    return undefined;
  }
}

/** Storage may be full or forbidden; the console then works without remembering. */
function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}
