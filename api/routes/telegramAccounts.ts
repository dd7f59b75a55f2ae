import { randomBytes } from "node:crypto";
import type { DataSource } from "typeorm";
import { createChannelAccount } from "../../commands/createChannelAccount.ts";
import { orderOfHolder } from "../../commands/telegram/orderOfHolder.ts";
import { resumeNewChats as resume } from "../../commands/telegram/newChats.ts";
import { setTelegramApp as set } from "../../commands/telegram/setTelegramApp.ts";
import { takeSignInStep } from "../../commands/telegram/takeSignInStep.ts";
import { HELD_KIND } from "../../contracts/channel.ts";
import {
  createTelegramAccount,
  getTelegramApp,
  getTelegramSession,
  listTelegramAccountEvents,
  relocateTelegramAccount,
  resumeNewChats,
  setTelegramApp,
  signOutTelegramAccount,
  startChat as startChatEndpoint,
  takeTelegramSignInStep,
} from "../../contracts/endpoints/telegramAccounts.ts";
import type { TenantId } from "../../contracts/ids.ts";
import type { TelegramApp } from "../../contracts/telegramAccount.ts";
import { sealChannelSecrets } from "../../entities/channelSecrets.ts";
import { newId } from "../../entities/newId.ts";
import type { Sealer } from "../../entities/sealing.ts";
import { openTelegramApp } from "../../entities/telegramApp.ts";
import { TenantRecord } from "../../entities/tenantRecord.ts";
import { route } from "../mount.ts";
import { presentChannelAccount, readAccount } from "../presenters/channelAccount.ts";
import { requireVisible } from "../scope/requireVisible.ts";
import { startChat } from "../startChat.ts";
import { readTelegramAccountEvents } from "../presenters/telegramAccountEvents.ts";
import { readTelegramSession } from "../presenters/telegramSession.ts";

export const telegramAccountRoutes = [
  route(getTelegramApp, async ({ operator: { tenantId }, deps: { db, sealer } }) => readApp(db, sealer, tenantId)),

  route(setTelegramApp, async ({ body, operator, deps: { db, sealer } }) => {
    await set(db, sealer, operator.tenantId, body, operator);
    return readApp(db, sealer, operator.tenantId);
  }),

  route(createTelegramAccount, async ({ body: { name }, operator, deps: { db, sealer } }) => {
    const { tenantId } = operator;
    const id = newId("acc");
    const sealed = sealChannelSecrets(sealer, { settings: {}, hookSecret: randomBytes(32).toString("base64url") });
    const branchId = operator.scope === "GLOBAL" ? null : operator.branchId;
    await createChannelAccount(db, { id, tenantId, kind: HELD_KIND, name, branchId, sealed, by: operator });
    return presentChannelAccount(await readAccount(db, tenantId, id));
  }),

  route(getTelegramSession, async ({ params: { channelAccountId }, operator, deps }) =>
    readTelegramSession(deps, operator, channelAccountId),
  ),

  route(listTelegramAccountEvents, async ({ params: { channelAccountId }, query, deps: { db } }) =>
    readTelegramAccountEvents(db, channelAccountId, query),
  ),

  route(takeTelegramSignInStep, async ({ params: { channelAccountId }, body: step, operator, deps }) => {
    const { tenantId } = operator;
    await takeSignInStep(deps.db, deps.sealer, { tenantId, channelAccountId, step, by: operator });
    await deps.actors.takeSignInStep({ channelAccountId, tenantId }, step.step);
    return readTelegramSession(deps, operator, channelAccountId);
  }),

  route(signOutTelegramAccount, async ({ params: { channelAccountId }, operator, deps }) => {
    const { tenantId } = operator;
    await orderOfHolder(deps.db, { tenantId, channelAccountId, order: "signOut", by: operator });
    return readTelegramSession(deps, operator, channelAccountId);
  }),

  route(relocateTelegramAccount, async ({ params: { channelAccountId }, operator, deps }) => {
    const { tenantId } = operator;
    await orderOfHolder(deps.db, { tenantId, channelAccountId, order: "relocate", by: operator });
    return readTelegramSession(deps, operator, channelAccountId);
  }),

  route(resumeNewChats, async ({ params: { channelAccountId }, operator, deps }) => {
    const { tenantId } = operator;
    deps.ringer.ring("outbox", await resume(deps.db, { tenantId, channelAccountId, by: operator }));
    return readTelegramSession(deps, operator, channelAccountId);
  }),

  route(startChatEndpoint, async ({ params: { channelAccountId }, body: { to, contactId = null }, operator, deps }) => {
    if (contactId !== null) await requireVisible(deps.db, operator, "contactId", contactId);
    return startChat(deps, operator, { channelAccountId, to, contactId });
  }),
];

async function readApp(db: DataSource, sealer: Sealer, id: TenantId): Promise<TelegramApp> {
  const { telegramApp } = await db.getRepository(TenantRecord).findOneByOrFail({ id });
  return { apiId: openTelegramApp(sealer, telegramApp)?.apiId ?? null };
}
