import { z } from "zod";
import { ApiKeyId, BranchId } from "./ids.ts";
import { Permission } from "./permissions.ts";

/** What a key can be allowed: exactly what the public API asks for. */
export const ApiKeyPermission = Permission.extract([
  "conversations.read",
  "conversations.answer",
  "contacts.read",
  "calls.read",
  "calls.make",
  "touches.manage",
]);
export type ApiKeyPermission = z.infer<typeof ApiKeyPermission>;

/** A key by which another program uses the public API. Its secret is shown once, when it is made, and never again. */
export const ApiKey = z.object({
  id: ApiKeyId,
  name: z.string(),
  /** The beginning of the secret, by which its owner recognizes it. */
  prefix: z.string(),
  permissions: z.array(ApiKeyPermission),
  state: z.enum(["active", "expired", "revoked"]),
  /** It sees this branch and those below it; null: the whole tenant. */
  branchId: BranchId.nullable(),
  branchName: z.string().nullable(),
  /** Null: it does not expire. */
  expiresAt: z.iso.datetime().nullable(),
  /** To about a minute; null: never used. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  createdByName: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type ApiKey = z.infer<typeof ApiKey>;
