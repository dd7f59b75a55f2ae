import { fileURLToPath } from "node:url";

/** The file of a module that Temporal's SDK loads by itself: the sources run as TypeScript, the build as JavaScript. */
export function modulePath(module: string): string {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  return fileURLToPath(new URL(`${module}.${extension}`, import.meta.url));
}
