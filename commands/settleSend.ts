import type { DataSource } from "typeorm";
import type { DeliveryFailure, DeliveryStatus } from "../contracts/message.ts";
import type { SendOutcome } from "../contracts/update.ts";
import { applyAwaiting } from "./changes/applyAwaiting.ts";
import { hotStatement } from "./hotStatement.ts";
import type { ReservedMessage } from "./reserveNext.ts";
import { holdNewChats, releaseNewChats } from "./telegram/newChats.ts";
import { wakeReaders } from "./transact.ts";

/** After so many refusals for overload the message is given up, visibly. */
export const ATTEMPTS_MAX = 20;
const BACKOFF_MAX_MS = 60_000;

export const backoffMs = (attempts: number): number => Math.min(BACKOFF_MAX_MS, 500 * 2 ** attempts);

/** How a reservation ended: the message's new status, and when to try again if it went back into the queue. */
export interface Settled {
  readonly status: DeliveryStatus;
  readonly retryAfterMs: number | null;
}

interface Change {
  readonly status: DeliveryStatus;
  readonly failure?: DeliveryFailure;
  readonly detail?: string;
  readonly externalId?: string;
  readonly sentAt?: Date;
  readonly retryAfterMs?: number;
}

/** Writes how a send ended. Nobody else can have settled it meanwhile, unless its reservation had expired: then theirs stands. */
export async function settleSend(db: DataSource, message: ReservedMessage, outcome: SendOutcome): Promise<Settled> {
  const { id, tenantId, conversationId, account } = message;
  const channelAccount = { tenantId, channelAccountId: account.id };
  const { status, failure, detail, externalId, sentAt, retryAfterMs } = changeFor(outcome, message);
  if (outcome.kind === "newChatsRefused" && message.isFirst) await holdNewChats(db, channelAccount);
  const events = await writeOutcome(db, [
    id,
    tenantId,
    conversationId,
    status,
    failure ?? null,
    detail ?? null,
    externalId ?? null,
    sentAt ?? null,
    retryAfterMs ?? null,
    account.id,
    outcome.kind === "accountDead",
  ]);
  if (externalId !== undefined && events.some(({ awaited }) => awaited))
    await applyAwaiting(db, { channelAccountId: account.id, externalId });
  if (outcome.kind === "ok" && message.isFirst) await releaseNewChats(db, channelAccount);
  wakeReaders(db);
  return { status, retryAfterMs: retryAfterMs ?? null };
}

function changeFor(outcome: SendOutcome, { attempts, isFirst }: ReservedMessage): Change {
  switch (outcome.kind) {
    case "ok":
      return { status: "sent", externalId: outcome.externalId, sentAt: outcome.sentAt };
    case "retryAfter":
      return { status: "queued", retryAfterMs: outcome.afterMs };
    case "retryBackoff":
      if (attempts >= ATTEMPTS_MAX) return { status: "failed", failure: "throttledTooLong", detail: outcome.detail };
      return { status: "queued", retryAfterMs: backoffMs(attempts) };
    case "permanent":
    case "needTemplate":
      return { status: "failed", failure: "rejected", detail: outcome.detail };
    case "recipientUnreachable":
      return { status: "failed", failure: "recipientUnreachable", detail: outcome.detail };
    case "accountDead":
      return { status: "queued", detail: outcome.detail };
    case "newChatsRefused":
      return isFirst ? { status: "queued" } : { status: "failed", failure: "rejected", detail: outcome.detail };
    case "unknownOutcome":
      return { status: "uncertain", failure: "outcomeUnknown", detail: outcome.detail };
  }
}

/** awaited: something that happened to the message was told before its send was answered. */
const writeOutcome = hotStatement<{ readonly awaited: boolean }>(
  "write-outcome",
  `WITH message AS (
     UPDATE messages SET status = $4, failure = $5, "failureDetail" = $6, "externalId" = $7,
       "occurredAt" = coalesce($8, "occurredAt"), "notBefore" = clock_timestamp() + make_interval(secs => $9::float8 / 1000)
     WHERE id = $1 AND status = 'reserved' RETURNING id
   ), account AS (
     UPDATE channel_accounts SET status = 'dead', "statusDetail" = $6 WHERE id = $10 AND $11 RETURNING id
   )
   INSERT INTO events ("tenantId", kind, "conversationId", "messageId", "channelAccountId")
   SELECT $2, CASE $4 WHEN 'sent' THEN 'message.sent' WHEN 'failed' THEN 'message.failed' ELSE 'message.changed' END, $3, id, NULL
   FROM message
   UNION ALL SELECT $2, 'channelAccount.changed', NULL, NULL, id FROM account
   RETURNING EXISTS (SELECT 1 FROM awaiting_changes WHERE "channelAccountId" = $10 AND "messageExternalId" = $7) AS awaited`,
);
