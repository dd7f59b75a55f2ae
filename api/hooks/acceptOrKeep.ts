import { createHash } from "node:crypto";
import { QueryFailedError } from "typeorm";
import type { Channel } from "../../channels/channelAdapter.ts";
import { acceptUpdate } from "../../commands/acceptUpdate.ts";
import type { Accepted } from "../../commands/acceptUpdate.ts";
import type { AcceptingAccount, ParsedUpdate } from "../../contracts/update.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { databaseIsAway } from "../errors/databaseIsAway.ts";

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
  let update: ParsedUpdate | undefined;
  try {
    update = channel.parse(body);
    return outcomeOf(update, await acceptUpdate(db, account, update, body));
  } catch (error) {
    if (isOfTheMoment(error)) throw error;
    const externalId = update?.externalId ?? hashOf(body);
    log.error(
      { err: error, channelAccountId: account.id, externalId },
      "An update could not be stored as what it says.",
    );
    const kept: ParsedUpdate = { kind: "unparsed", externalId, reason: "It holds values that cannot be stored." };
    return outcomeOf(kept, await acceptUpdate(db, account, kept, { text: JSON.stringify(body) }));
  }
}

const outcomeOf = (update: ParsedUpdate, accepted: Accepted): Kept => ({
  ...accepted,
  outcome: accepted.duplicate ? "duplicate" : update.kind,
});

/** The same update may succeed in a moment: Postgres is away, or refused for a reason that does not lie in the data. */
function isOfTheMoment(error: unknown): boolean {
  if (databaseIsAway(error)) return true;
  if (!(error instanceof QueryFailedError)) return false;
  const { driverError } = error;
  const code = "code" in driverError && typeof driverError.code === "string" ? driverError.code : "";
  return !DATA_FAULT.test(code);
}

const hashOf = (body: unknown) =>
  `sha256-${createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 32)}`;
