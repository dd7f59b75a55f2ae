import { createECDH, hkdfSync } from "node:crypto";

/** The installation's key pair for web push (VAPID, RFC 8292), in base64url as browsers and web-push take it. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * Derived from JWT_SECRET, so that push needs no secret of its own. A new JWT_SECRET makes new keys; browsers that were
 * subscribed with the old ones subscribe anew when their console is next opened.
 */
export function deriveVapidKeys(jwtSecret: string): VapidKeys {
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(Buffer.from(hkdfSync("sha256", Buffer.from(jwtSecret, "base64"), "", "web push", 32)));
  return { publicKey: curve.getPublicKey("base64url"), privateKey: curve.getPrivateKey("base64url") };
}
