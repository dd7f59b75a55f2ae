import type { DataSource } from "typeorm";
import type { MessageContent } from "../contracts/message.ts";
import type { AcceptingAccount, AnsweredFor, ParsedUpdate } from "../contracts/update.ts";
import { acceptService } from "./acceptService.ts";
import type { Accepted } from "./acceptUpdate.ts";
import { keepParsed } from "./keepParsed.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

type Change = Extract<ParsedUpdate, { kind: "connectionChanged" }>;

/**
 * Somebody has let the bot answer for their account, or no longer does. Noted for the channel's page, and told in each
 * conversation of that account which is not over: there one reads why nothing can be sent.
 */
export async function noteConnection(
  db: DataSource,
  account: AcceptingAccount,
  { externalId: key, connection, chats }: Change,
  body: unknown,
): Promise<Accepted> {
  const nothing = { ring: [], media: [] };
  const { id, owner, isEnabled, mayReply } = connection;
  const affected = await transact(db, async (manager) => {
    if (!(await keepParsed(manager, account, key, body))) return null;
    await manager.query(
      `INSERT INTO business_connections ("channelAccountId", id, "tenantId", owner, "isEnabled", "mayReply")
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ("channelAccountId", id)
       DO UPDATE SET owner = $4, "isEnabled" = $5, "mayReply" = $6, "changedAt" = now()`,
      [account.id, id, account.tenantId, owner, isEnabled, mayReply],
    );
    const changed = { kind: "channelAccount.changed", channelAccountId: account.id } as const;
    await recordEvents(manager, account.tenantId, [changed]);
    const open: { externalChatId: string }[] = await manager.query(
      `SELECT "externalChatId" FROM conversations
       WHERE "channelAccountId" = $1 AND starts_with("externalChatId", $2) AND status <> 'resolved' ORDER BY id`,
      [account.id, chats],
    );
    return open;
  });
  if (affected === null) return { duplicate: true, ...nothing };
  const content = lineOf(connection);
  for (const { externalChatId } of affected) {
    const message = {
      externalId: `${externalChatId}:update-${key}`,
      chat: { externalId: externalChatId, name: owner, username: null },
      content,
      files: [],
      quotedExternalId: null,
      occurredAt: new Date(),
    };
    await acceptService(db, account, message, { key: `${key}#${externalChatId}`, body: null });
  }
  return { duplicate: false, ...nothing };
}

function lineOf({ owner, isEnabled, mayReply }: AnsweredFor): MessageContent {
  const event = !isEnabled ? "connectionOff" : mayReply ? "connectionOn" : "mayNotReply";
  return { kind: "service", event, by: owner };
}
