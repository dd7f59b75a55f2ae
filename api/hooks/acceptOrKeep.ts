import { createHash } from "node:crypto";
import { QueryFailedError } from "typeorm";
import type { Channel } from "../../channels/channelAdapter.ts";
import { acceptUpdate } from "../../commands/acceptUpdate.ts";
import type { Accepted } from "../../commands/acceptUpdate.ts";
import { isDataFault } from "../../commands/isDataFault.ts";
import type { AcceptingAccount, ParsedUpdate } from "../../contracts/update.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { databaseIsAway } from "../errors/databaseIsAway.ts";

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
const isOfTheMoment = (error: unknown): boolean =>
  databaseIsAway(error) || (error instanceof QueryFailedError && !isDataFault(error));

const hashOf = (body: unknown) =>
  `sha256-${createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 32)}`;
