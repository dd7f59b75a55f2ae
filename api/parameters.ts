/** Takes a value of a statement and gives the placeholder that stands for it in the text. */
export type Bind = (value: unknown) => string;

/** Collects a statement's values while its text is written, for statements whose parts come from several places. */
export function parameters(): { readonly values: unknown[]; readonly bind: Bind } {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}
