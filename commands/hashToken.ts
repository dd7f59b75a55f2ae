import { createHash } from "node:crypto";

/** For tokens that we made of random bytes: nothing to guess, so neither salt nor a slow hash is needed. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");
