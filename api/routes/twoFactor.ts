import {
  beginTwoFactor as begin,
  confirmTwoFactor as confirm,
  removeTwoFactor as remove,
} from "../../commands/twoFactor.ts";
import { beginTwoFactor, confirmTwoFactor, removeTwoFactor } from "../../contracts/endpoints/profile.ts";
import { requireOwnPassword } from "../auth/requireOwnPassword.ts";
import { route } from "../mount.ts";

export const twoFactorRoutes = [
  route(beginTwoFactor, async ({ body: { password }, operator, request, deps }) => {
    await requireOwnPassword(deps, operator, request, password);
    const secret = await begin(deps.db, deps.sealer, operator.operatorId);
    const label = encodeURIComponent(`Switchboard:${operator.email}`);
    return { secret, uri: `otpauth://totp/${label}?secret=${secret}&issuer=Switchboard` };
  }),

  route(confirmTwoFactor, async ({ body: { code }, operator, deps: { db, sealer } }) => ({
    recoveryCodes: await confirm(db, sealer, { tenantId: operator.tenantId, by: operator }, code),
  })),

  route(removeTwoFactor, async ({ body: { password }, operator, request, deps }) => {
    await requireOwnPassword(deps, operator, request, password);
    await remove(deps.db, operator, operator);
    return {};
  }),
];
