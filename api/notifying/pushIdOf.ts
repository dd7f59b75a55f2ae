import { createHash } from "node:crypto";

/** Names a browser by its push address, so that one that subscribes again is the same. */
export const pushIdOf = (endpoint: string): string => createHash("sha256").update(endpoint).digest("base64url");
