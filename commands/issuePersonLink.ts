import { randomBytes } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";
import type { LinkKind } from "../contracts/person.ts";
import { hashToken } from "./hashToken.ts";

const TTL_MS = { invite: 7 * 24 * 60 * 60_000, reset: 24 * 60 * 60_000 } as const satisfies Record<LinkKind, number>;

export interface IssuedLink {
  readonly operatorId: OperatorId;
  readonly kind: LinkKind;
  /** Exists here and in the link only. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** A link to choose a password by. An operator has one at most: a new one replaces it. */
export async function issuePersonLink(
  manager: EntityManager,
  operatorId: OperatorId,
  kind: LinkKind,
): Promise<IssuedLink> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + TTL_MS[kind]);
  await manager.query(
    `INSERT INTO person_links ("operatorId", kind, "tokenHash", "expiresAt") VALUES ($1, $2, $3, $4)
     ON CONFLICT ("operatorId") DO UPDATE SET kind = $2, "tokenHash" = $3, "expiresAt" = $4`,
    [operatorId, kind, hashToken(token), expiresAt],
  );
  return { operatorId, kind, token, expiresAt };
}
