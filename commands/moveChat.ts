import type { DataSource } from "typeorm";
import type { ConversationId } from "../contracts/ids.ts";
import type { AcceptingAccount, ParsedUpdate } from "../contracts/update.ts";
import type { Accepted } from "./acceptUpdate.ts";
import { keepParsed } from "./keepParsed.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

type Move = Extract<ParsedUpdate, { kind: "chatMoved" }>;

/** Lets the conversation of a chat go on under the chat's new id. Where somebody has begun one there already, each stays by itself. */
export async function moveChat(
  db: DataSource,
  account: AcceptingAccount,
  move: Move,
  body: unknown,
): Promise<Accepted> {
  return transact(db, async (manager) => {
    const nothing = { ring: [], media: [] };
    if (!(await keepParsed(manager, account, move.externalId, body))) return { duplicate: true, ...nothing };
    const place = [account.id, move.from, move.to];
    const [[moved]]: [{ id: ConversationId }[], number] = await manager.query(
      `UPDATE conversations SET "externalChatId" = $3 WHERE "channelAccountId" = $1 AND "externalChatId" = $2
         AND NOT EXISTS (SELECT 1 FROM conversations WHERE "channelAccountId" = $1 AND "externalChatId" = $3)
       RETURNING id`,
      place,
    );
    if (moved === undefined) return { duplicate: false, ...nothing };
    await manager.query(
      `UPDATE contact_identities SET "externalId" = $3 WHERE "channelAccountId" = $1 AND "externalId" = $2
         AND NOT EXISTS (SELECT 1 FROM contact_identities WHERE "channelAccountId" = $1 AND "externalId" = $3)`,
      place,
    );
    await recordEvents(manager, account.tenantId, [{ kind: "conversation.changed", conversationId: moved.id }]);
    return { duplicate: false, ...nothing };
  });
}
