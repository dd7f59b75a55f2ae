import { setTimeout as pause } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { parseAccountUpdate } from "../../channels/telegramAccount/parse.ts";
import type { AccountUpdate } from "../../channels/telegramAccount/wire.ts";
import { acceptOwn } from "../../commands/acceptOwn.ts";
import { acceptUpdate } from "../../commands/acceptUpdate.ts";
import { chatOfMessage } from "../../commands/telegram/chatOfMessage.ts";
import { isBeforeOurTime } from "../../commands/telegram/isBeforeOurTime.ts";
import { isDataFault } from "../../commands/isDataFault.ts";
import type { Log } from "../../config/log.ts";
import type { ConversationRef, MediaRef } from "../../contracts/actors.ts";
import type { AcceptingAccount, ParsedUpdate } from "../../contracts/update.ts";

const AGAIN_MS = 1_000;

interface Accepting {
  readonly db: DataSource;
  readonly log: Log;
  readonly account: AcceptingAccount;
  /** Somebody else speaks for the account by now, and will be told of it as well. */
  readonly isLost: () => boolean;
}

interface AcceptedUpdate {
  /** Whether it was understood. */
  readonly stored: boolean;
  readonly ring: readonly ConversationRef[];
  readonly media: readonly MediaRef[];
}

const NOTHING: AcceptedUpdate = { stored: false, ring: [], media: [] };

/** Stores what was told of one message, for as long as it takes: nothing after it is stored or confirmed before. What cannot be stored is kept whole. */
export async function acceptAccountUpdate(deps: Accepting, told: AccountUpdate): Promise<AcceptedUpdate> {
  while (!deps.isLost()) {
    try {
      return await store(deps, told);
    } catch (error) {
      const { id: channelAccountId } = deps.account;
      deps.log.error({ err: error, channelAccountId }, "An update of a Telegram account could not be stored.");
      if (isDataFault(error)) return keep(deps, told);
      await pause(AGAIN_MS);
    }
  }
  return NOTHING;
}

async function store({ db, account }: Accepting, told: AccountUpdate): Promise<AcceptedUpdate> {
  const update = parseAccountUpdate(await placed(db, account, told));
  const own =
    update.kind === "parsed" && told.told === "message" && told.out && !told.service ? update.messages[0] : undefined;
  if (own !== undefined) return { stored: true, ring: [], media: await acceptOwn(db, account, own, told) };
  const { ring, media } = await acceptUpdate(db, account, await worthKeeping(db, account, told, update), told);
  return { stored: update.kind !== "unparsed", ring, media };
}

/** What happened to a message from long before the account was connected waits for nothing. */
async function worthKeeping(db: DataSource, { id }: AcceptingAccount, told: AccountUpdate, update: ParsedUpdate) {
  if (told.told === "message" || update.kind !== "parsed") return update;
  const [chatId = "", messageId] = update.changes[0]?.externalId.split(":") ?? [];
  if (!(await isBeforeOurTime(db, id, chatId, Number(messageId)))) return update;
  return {
    kind: "ignored",
    externalId: update.externalId,
    reason: "its message is older than what is kept here",
  } as const;
}

/** Of people and groups a deletion tells the number alone: the chat is that of our message with it. */
async function placed(db: DataSource, { id }: AcceptingAccount, update: AccountUpdate): Promise<AccountUpdate> {
  if (update.told !== "deleted" || update.chatId !== null) return update;
  return { ...update, chatId: await chatOfMessage(db, id, update.id) };
}

async function keep({ db, account }: Accepting, told: AccountUpdate): Promise<AcceptedUpdate> {
  const { externalId } = parseAccountUpdate(told);
  const unparsed = { kind: "unparsed", externalId, reason: "It holds values that cannot be stored." } as const;
  await acceptUpdate(db, account, unparsed, { text: JSON.stringify(told) });
  return NOTHING;
}
