import { createApiKey as create } from "../../commands/createApiKey.ts";
import { revokeApiKey as revoke } from "../../commands/revokeApiKey.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "../../contracts/endpoints/apiKeys.ts";
import { route } from "../mount.ts";
import { readApiKey, readApiKeys } from "../presenters/apiKey.ts";

export const apiKeyRoutes = [
  route(listApiKeys, async ({ operator, deps: { db } }) => ({ apiKeys: await readApiKeys(db, operator) })),

  route(createApiKey, async ({ body, operator, deps: { db } }) => {
    const { tenantId, scope, branchId: ownBranchId } = operator;
    const { branchId = scope === "BRANCH" ? ownBranchId : null } = body;
    const { id, secret } = await create(db, { ...body, branchId, tenantId }, operator);
    return { apiKey: await readApiKey(db, operator, id), secret };
  }),

  route(revokeApiKey, async ({ params: { apiKeyId }, operator, deps: { db } }) => {
    await revoke(db, operator.tenantId, apiKeyId, operator);
    return readApiKey(db, operator, apiKeyId);
  }),
];
