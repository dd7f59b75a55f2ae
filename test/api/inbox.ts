import type { AcceptingAccount } from "../../contracts/update.ts";
import { acceptUpdate } from "../../commands/acceptUpdate.ts";
import type { ChannelAccountRecord } from "../../entities/channelAccountRecord.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { buildChannelAccount } from "../support/builders.ts";
import { telegramText } from "./telegramText.ts";
import type { TestApi } from "./testApi.ts";

/** A tenant's Telegram account, and customers who write to it. */
export async function openInbox(api: TestApi, tenant: TenantRecord) {
  const account: ChannelAccountRecord = await buildChannelAccount(api.db, api.deps.sealer, {
    tenant,
    kind: "telegramBot",
    settings: { token: "1:x" },
  });
  const accepting: AcceptingAccount = { id: account.id, tenantId: tenant.id, kind: "telegramBot", startMode: "bot" };
  return {
    account,
    /** Accepts a customer's message; the conversation it came to. */
    async receive(text: string, chatId?: number): Promise<ConversationRecord> {
      const update = telegramText({ text, ...(chatId === undefined ? {} : { chatId }) });
      await acceptUpdate(api.db, accepting, api.deps.channels.telegramBot.parse(update), update);
      const externalChatId = String(update.message.chat.id);
      return api.db.getRepository(ConversationRecord).findOneByOrFail({ channelAccountId: account.id, externalChatId });
    },
  };
}
