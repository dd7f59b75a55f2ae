import type { DataSource } from "typeorm";
import { listMessages } from "../../contracts/endpoints/conversations.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import type { Message } from "../../contracts/message.ts";
import { ConversationRecord } from "../../entities/conversationRecord.ts";
import type { ApiClient } from "./apiClient.ts";
import { until } from "./until.ts";

interface Viewer {
  readonly db: DataSource;
  readonly operator: ApiClient;
}

/** The conversation of a chat, as soon as there is one. */
export const conversationOf = async ({ db }: Viewer, chatId: number | string): Promise<ConversationId> =>
  until(async () => {
    const known = await db.getRepository(ConversationRecord).findOneBy({ externalChatId: String(chatId) });
    return known?.id;
  });

/** The thread as an operator sees it, oldest first. */
export async function threadOf(viewer: Viewer, chatId: number | string): Promise<readonly Message[]> {
  const conversationId = await conversationOf(viewer, chatId);
  const { messages } = await viewer.operator.call(listMessages, { params: { conversationId }, query: { limit: 200 } });
  return messages;
}

/** Waits until the operator sees an outgoing message like this. */
export const outgoing = (
  viewer: Viewer,
  chatId: number | string,
  is: (message: Message) => boolean,
  timeoutMs?: number,
): Promise<Message> =>
  until(
    async () => (await threadOf(viewer, chatId)).find((message) => message.direction === "out" && is(message)),
    timeoutMs,
  );

export const textOf = ({ content }: Message): string => (content.kind === "text" ? content.text : "");
