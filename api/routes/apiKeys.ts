import { createApiKey as create } from "../../commands/createApiKey.ts";
import { revokeApiKey as revoke } from "../../commands/revokeApiKey.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "../../contracts/endpoints/apiKeys.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { BranchId } from "../../contracts/ids.ts";
import type { ApiDeps } from "../apiDeps.ts";
import type { SignedIn } from "../auth/signedIn.ts";
import { route } from "../mount.ts";
import { readApiKey, readApiKeys } from "../presenters/apiKey.ts";
import { requireVisible } from "../scope/requireVisible.ts";

export const apiKeyRoutes = [
  route(listApiKeys, async ({ operator, deps: { db } }) => ({ apiKeys: await readApiKeys(db, operator) })),

  route(createApiKey, async ({ body, operator, deps: { db } }) => {
    if (!body.permissions.every((permission) => operator.permissions.includes(permission)))
      throw new ProductError("operator.beyond_own_rights");
    const branchId = await branchFor(db, operator, body.branchId);
    const { id, secret } = await create(db, { ...body, branchId, tenantId: operator.tenantId }, operator);
    return { apiKey: await readApiKey(db, operator, id), secret };
  }),

  route(revokeApiKey, async ({ params: { apiKeyId }, operator, deps: { db } }) => {
    await revoke(db, operator.tenantId, apiKeyId, operator);
    return readApiKey(db, operator, apiKeyId);
  }),
];

/** The branch of a new key, which sees no more than its maker: null only for one who sees the whole tenant. */
async function branchFor(
  db: ApiDeps["db"],
  operator: SignedIn,
  asked: BranchId | null | undefined,
): Promise<BranchId | null> {
  const branchId = asked === undefined && operator.scope === "BRANCH" ? operator.branchId : (asked ?? null);
  if (branchId !== null) await requireVisible(db, operator, "branchId", branchId);
  const isWithinOwn =
    operator.scope === "GLOBAL" ||
    (operator.scope === "BRANCH" && branchId !== null && operator.branchIds.includes(branchId));
  if (!isWithinOwn) throw new ProductError("operator.beyond_own_rights");
  return branchId;
}
