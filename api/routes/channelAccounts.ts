import { z } from "zod";
import { changeChannelAccount as change } from "../../commands/changeChannelAccount.ts";
import { changeChannelStatus } from "../../commands/changeChannelStatus.ts";
import type { ChannelCheck } from "../../contracts/channelAccount.ts";
import {
  changeChannelAccount,
  checkChannelAccount,
  createChannelAccount,
  getChannelAccount,
  listChannelAccounts,
  listChannelKinds,
  pauseChannelAccount,
  resumeChannelAccount,
} from "../../contracts/endpoints/channelAccounts.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ChannelAccountRecord } from "../../entities/channelAccountRecord.ts";
import { openChannelSecrets } from "../../entities/channelSecrets.ts";
import type { ChannelSecrets } from "../../entities/channelSecrets.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { connectChannelAccount } from "../connectChannelAccount.ts";
import { route } from "../mount.ts";
import { presentChannelAccount, readAccount, readAccountsHealth } from "../presenters/channelAccount.ts";

const CHECK_TIMEOUT_MS = 10_000;

export const channelAccountRoutes = [
  route(listChannelKinds, async ({ deps: { channels } }) => ({
    kinds: Object.values(channels).map(({ kind, label, limits, settings }) => ({
      kind,
      label,
      textLength: limits.textLength,
      settingsSchema: { ...z.toJSONSchema(settings, { io: "input" }) },
    })),
  })),

  route(listChannelAccounts, async ({ operator, deps: { db } }) => ({
    accounts: await readAccountsHealth(db, operator),
  })),

  route(getChannelAccount, async ({ params: { channelAccountId }, operator, deps: { db } }) => {
    const [health] = await readAccountsHealth(db, operator, channelAccountId);
    if (health === undefined) throw new ProductError("channel_account.not_found");
    return health;
  }),

  route(createChannelAccount, async ({ body, operator, deps }) => {
    const id = await connectChannelAccount(deps, operator, body);
    return presentChannelAccount(await readAccount(deps.db, operator.tenantId, id));
  }),

  route(changeChannelAccount, async ({ params: { channelAccountId }, body, operator, deps: { db } }) => {
    await change(db, operator.tenantId, channelAccountId, body, operator);
    return presentChannelAccount(await readAccount(db, operator.tenantId, channelAccountId));
  }),

  route(checkChannelAccount, async ({ params: { channelAccountId }, operator, deps }): Promise<ChannelCheck> => {
    const { tenantId } = operator;
    const { db, sealer, ringer } = deps;
    const account = await readAccount(db, tenantId, channelAccountId);
    const secrets = openChannelSecrets(sealer, account.sealed);
    const check = await checkAndSubscribe(deps, account, secrets);
    if (check.ok && account.status === "dead") {
      const revival = { tenantId, channelAccountId, status: "active", by: operator } as const;
      ringer.ring("outbox", await changeChannelStatus(db, revival));
    }
    return check;
  }),

  route(pauseChannelAccount, async ({ params: { channelAccountId }, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await changeChannelStatus(db, { tenantId, channelAccountId, status: "paused", by: operator });
    return presentChannelAccount(await readAccount(db, tenantId, channelAccountId));
  }),

  route(resumeChannelAccount, async ({ params: { channelAccountId }, operator, deps: { db, ringer } }) => {
    const { tenantId } = operator;
    const resumption = { tenantId, channelAccountId, status: "active", by: operator } as const;
    ringer.ring("outbox", await changeChannelStatus(db, resumption));
    return presentChannelAccount(await readAccount(db, tenantId, channelAccountId));
  }),
];

/** A messenger that takes the credentials is told anew what we want to hear: that may be more than when it was connected. */
async function checkAndSubscribe(
  { channels, settings: { publicUrl } }: ApiDeps,
  { id, kind }: ChannelAccountRecord,
  { settings, hookSecret: secret }: ChannelSecrets,
): Promise<ChannelCheck> {
  const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
  const check = await channels[kind].check(settings, signal);
  if (!check.ok) return check;
  const subscribed = await channels[kind].connect?.(settings, { url: `${publicUrl}/hooks/${id}`, secret }, signal);
  return subscribed?.ok === false ? subscribed : check;
}
