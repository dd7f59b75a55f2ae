import { createHash } from "node:crypto";
import { QueryFailedError } from "typeorm";
import type { Channel } from "../../channels/channelAdapter.ts";
import { acceptUpdate } from "../../commands/acceptUpdate.ts";
import type { Accepted } from "../../commands/acceptUpdate.ts";
import type { AcceptingAccount, ParsedUpdate } from "../../contracts/update.ts";
import type { ApiDeps } from "../apiDeps.ts";

/** SQLSTATE classes that say "this data", not "this moment": data exceptions, violated constraints, program limits. */
const DATA_FAULT = /^(22|23|54)/;

export interface Kept extends Accepted {
  readonly outcome: ParsedUpdate["kind"] | "duplicate";
}

/**
 * Accepts an authentic update. One that cannot be stored as what it says is kept as unparsed instead of being refused: a
 * provider would repeat it for ever, and Telegram delivers nothing else until it is taken.
 */
export async function acceptOrKeep(
  { db, log }: Pick<ApiDeps, "db" | "log">,
  channel: Channel,
  account: AcceptingAccount,
  body: unknown,
): Promise<Kept> {
  let update: ParsedUpdate = {
    kind: "unparsed",
    externalId: hashOf(body),
    reason: "The adapter failed on this update.",
  };
  try {
    update = channel.parse(body);
    return outcomeOf(update, await acceptUpdate(db, account, update, body));
  } catch (error) {
    if (isOfTheMoment(error)) throw error;
    log.error(
      { err: error, channelAccountId: account.id, externalId: update.externalId },
      "An update could not be stored as it is.",
    );
    const kept: ParsedUpdate = {
      kind: "unparsed",
      externalId: update.externalId,
      reason: "It holds values that cannot be stored.",
    };
    return outcomeOf(kept, await acceptUpdate(db, account, kept, { text: JSON.stringify(body) }));
  }
}

const outcomeOf = (update: ParsedUpdate, accepted: Accepted): Kept => ({
  ...accepted,
  outcome: accepted.duplicate ? "duplicate" : update.kind,
});

function isOfTheMoment(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return !(error instanceof RangeError || error instanceof TypeError);
  const { driverError } = error;
  const code = "code" in driverError && typeof driverError.code === "string" ? driverError.code : "";
  return !DATA_FAULT.test(code);
}

const hashOf = (body: unknown) =>
  `sha256-${createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 32)}`;
