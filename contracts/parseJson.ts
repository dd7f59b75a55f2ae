/** Undefined for what is not JSON, so that one schema check covers both kinds of damage. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
