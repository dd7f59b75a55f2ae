import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { ChannelAccountId } from "../../contracts/ids.ts";
import type { TelegramSession } from "../../contracts/telegramAccount.ts";
import type { Sealer } from "../../entities/sealing.ts";
import { openSignIn } from "../../entities/signInSecrets.ts";
import { TelegramSessionRecord } from "../../entities/telegramSessionRecord.ts";
import { telegramAccountWorkflowId } from "../../workflows/telegramAccount/messages.ts";
import type { ApiDeps } from "../apiDeps.ts";
import type { Caller } from "../auth/signedIn.ts";
import { readLag } from "./telegramAccountLag.ts";
import { forInstallation, workflowUrl } from "../temporal/temporalUrls.ts";

/** A personal account's session. Throws channel_account.not_found for an account of another kind. */
export async function readTelegramSession(
  { db, sealer, settings }: Pick<ApiDeps, "db" | "sealer" | "settings">,
  operator: Caller,
  channelAccountId: ChannelAccountId,
): Promise<TelegramSession> {
  const session = await readSession(db, channelAccountId);
  const { phase, problem, order, epoch, received, stored, checkProblem } = session;
  const isHeld = lasts(session.leaseUntil);
  return {
    phase,
    problem,
    order,
    epoch,
    received,
    stored,
    checkProblem,
    ...shownOf(sealer, session),
    holder: isHeld ? session.holderId : null,
    heldSince: isHeld ? (session.heldSince?.toISOString() ?? null) : null,
    checkedAt: session.checkedAt?.toISOString() ?? null,
    lag: await readLag(db, channelAccountId),
    waitUntil: session.waitUntil?.toISOString() ?? null,
    lastUpdateAt: session.lastUpdateAt?.toISOString() ?? null,
    floodUntil: lasts(session.floodUntil) ? session.floodUntil.toISOString() : null,
    newChats: refusedNewChats(session),
    temporalUrl: forInstallation(operator, workflowUrl(settings, telegramAccountWorkflowId(channelAccountId))),
  };
}

async function readSession(db: DataSource, channelAccountId: ChannelAccountId): Promise<TelegramSessionRecord> {
  const session = await db.getRepository(TelegramSessionRecord).findOneBy({ channelAccountId });
  if (session === null) throw new ProductError("channel_account.not_found");
  return session;
}

/** Of what signing in gathers, a person sees the code to scan and the hint for their password. */
function shownOf(sealer: Sealer, { phase, sealed }: TelegramSessionRecord) {
  const { qrLink, passwordHint } = openSignIn(sealer, sealed);
  return {
    qrLink: phase === "qrShown" ? (qrLink ?? null) : null,
    passwordHint: phase === "passwordAwaited" ? (passwordHint ?? null) : null,
  };
}

const refusedNewChats = ({ newChatsRefusedAt, newChatsProbeAt }: TelegramSessionRecord) =>
  newChatsRefusedAt === null || newChatsProbeAt === null
    ? null
    : { refusedAt: newChatsRefusedAt.toISOString(), probeAt: newChatsProbeAt.toISOString() };

const lasts = (until: Date | null): until is Date => until !== null && until.getTime() > Date.now();
