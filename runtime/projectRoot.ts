import { dirname } from "node:path";

/** The checkout. Commands of runtime/ run from the sources, also when the product runs from dist/. */
export const projectRoot = dirname(import.meta.dirname);
