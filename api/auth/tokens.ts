import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { ProductError } from "../../contracts/errors.ts";
import { OperatorId, TenantId } from "../../contracts/ids.ts";

const ACCESS_TTL_MS = 60 * 60_000;
/** So many verified tokens are remembered before all are forgotten. */
const VERIFIED_MAX = 10_000;

const Claims = z.object({ sub: OperatorId, ten: TenantId, sid: z.uuid(), exp: z.number() });

export interface TokenHolder {
  readonly operatorId: OperatorId;
  readonly tenantId: TenantId;
}

export interface RefreshTicket {
  readonly sessionId: string;
  readonly rotation: number;
}

/**
 * console: for the API. codec: for the Temporal UI's payload codec. phone: for the dialer's API. Each is good for nothing
 * else.
 */
export type Audience = "console" | "codec" | "phone";

/** Signs and checks the tokens of a session. Whether the session still lives is the database's to say. */
export interface Tokens {
  sign(
    holder: TokenHolder,
    sessionId: string,
    audience: Audience,
    ttlMs?: number,
  ): Promise<{ token: string; expiresAt: Date }>;
  /** Returns the session's id. Throws auth.expired or auth.required. */
  verify(token: string, audience: Audience): Promise<string>;
  signRefresh(ticket: RefreshTicket): string;
  /** Null when the token is not one of ours. */
  verifyRefresh(token: string): RefreshTicket | null;
}

/** Access tokens are JWTs (HS256). A refresh token is "<session>.<rotation>.<HMAC-SHA256>": the database holds no secret. */
export function createTokens(jwtSecret: string): Tokens {
  const key = createSecretKey(Buffer.from(jwtSecret, "base64"));
  /** Signatures that were right: they stay so until they expire, and to check one costs as much as to read its session. */
  const verified = new Map<string, { sessionId: string; audience: Audience; expiresAtMs: number }>();
  const macOf = (payload: string) => createHmac("sha256", key).update(`refresh.${payload}`).digest();
  return {
    async sign({ operatorId, tenantId }, sessionId, audience, ttlMs = ACCESS_TTL_MS) {
      const expiresAt = new Date(Date.now() + ttlMs);
      const token = await new SignJWT({ ten: tenantId, sid: sessionId })
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(operatorId)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAt };
    },
    async verify(token, audience) {
      const known = verified.get(token);
      if (known?.audience === audience && known.expiresAtMs > Date.now()) return known.sessionId;
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ["HS256"], audience });
        const { sid: sessionId, exp } = Claims.parse(payload);
        if (verified.size >= VERIFIED_MAX) verified.clear();
        verified.set(token, { sessionId, audience, expiresAtMs: exp * 1_000 });
        return sessionId;
      } catch (error) {
        throw new ProductError(error instanceof errors.JWTExpired ? "auth.expired" : "auth.required");
      }
    },
    signRefresh({ sessionId, rotation }) {
      const payload = `${sessionId}.${rotation}`;
      return `${payload}.${macOf(payload).toString("base64url")}`;
    },
    verifyRefresh(token) {
      const [sessionId = "", rotation = "", mac = ""] = token.split(".");
      const expected = macOf(`${sessionId}.${rotation}`);
      const given = Buffer.from(mac, "base64url");
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      return { sessionId, rotation: Number(rotation) };
    },
  };
}
