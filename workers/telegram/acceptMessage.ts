import { setTimeout as pause } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { parseAccountMessage } from "../../channels/telegramAccount/parse.ts";
import type { AccountMessage } from "../../channels/telegramAccount/wire.ts";
import { acceptOwn } from "../../commands/acceptOwn.ts";
import { acceptUpdate } from "../../commands/acceptUpdate.ts";
import { isDataFault } from "../../commands/isDataFault.ts";
import type { Log } from "../../config/log.ts";
import type { ConversationRef, MediaRef } from "../../contracts/actors.ts";
import type { AcceptingAccount } from "../../contracts/update.ts";

const AGAIN_MS = 1_000;

interface Accepting {
  readonly db: DataSource;
  readonly log: Log;
  readonly account: AcceptingAccount;
  /** Somebody else speaks for the account by now, and will be told of the message as well. */
  readonly isLost: () => boolean;
}

interface AcceptedMessage {
  /** Whether it stands in a conversation. */
  readonly stored: boolean;
  readonly ring: readonly ConversationRef[];
  readonly media: readonly MediaRef[];
}

const NOTHING: AcceptedMessage = { stored: false, ring: [], media: [] };

/** Stores one message, for as long as it takes: nothing after it is stored or confirmed before. What cannot be stored is kept whole. */
export async function acceptMessage(deps: Accepting, message: AccountMessage): Promise<AcceptedMessage> {
  while (!deps.isLost()) {
    try {
      return await store(deps, message);
    } catch (error) {
      const { id: channelAccountId } = deps.account;
      deps.log.error({ err: error, channelAccountId }, "A message of a Telegram account could not be stored.");
      if (isDataFault(error)) return keep(deps, message);
      await pause(AGAIN_MS);
    }
  }
  return NOTHING;
}

async function store({ db, account }: Accepting, message: AccountMessage): Promise<AcceptedMessage> {
  const update = parseAccountMessage(message);
  const [own] = message.out && update.kind === "parsed" ? update.messages : [];
  if (own !== undefined) return { stored: true, ring: [], media: await acceptOwn(db, account, own, message) };
  const { ring, media } = await acceptUpdate(db, account, update, message);
  return { stored: update.kind !== "unparsed", ring, media };
}

async function keep({ db, account }: Accepting, message: AccountMessage): Promise<AcceptedMessage> {
  const { externalId } = parseAccountMessage(message);
  const unparsed = { kind: "unparsed", externalId, reason: "It holds values that cannot be stored." } as const;
  await acceptUpdate(db, account, unparsed, { text: JSON.stringify(message) });
  return NOTHING;
}
