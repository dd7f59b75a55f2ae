import { z } from "zod";
import { ApiKey, ApiKeyPermission } from "../apiKey.ts";
import { endpoint } from "../endpoint.ts";
import { ApiKeyId, BranchId } from "../ids.ts";

const path = "/api/v1/admin/api-keys" as const;
const access = "keys.manage";

export const listApiKeys = endpoint({
  name: "listApiKeys",
  summary: "API keys, the newest first; revoked ones stay listed.",
  method: "GET",
  path,
  access,
  result: z.object({ apiKeys: z.array(ApiKey) }),
});

/** A key can do no more than whoever makes it. Without branchId it sees what they see: everything, or their own branch. */
export const createApiKey = endpoint({
  name: "createApiKey",
  summary: "Make an API key. Its secret is in this answer and nowhere else.",
  method: "POST",
  path,
  access,
  body: z.object({
    name: z.string().trim().min(1).max(100),
    permissions: z.array(ApiKeyPermission).min(1).max(20),
    branchId: BranchId.nullable().optional(),
    /** Null: it does not expire. */
    expiresInDays: z.number().int().min(1).max(3_650).nullable(),
  }),
  result: z.object({ apiKey: ApiKey, secret: z.string() }),
});

export const revokeApiKey = endpoint({
  name: "revokeApiKey",
  summary: "Revoke a key: its next request is refused. It cannot be undone.",
  method: "DELETE",
  path: `${path}/:apiKeyId`,
  access,
  params: z.object({ apiKeyId: ApiKeyId }),
  result: ApiKey,
});
