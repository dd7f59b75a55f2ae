import { openChat } from "../commands/telegram/openChat.ts";
import { forgetChatRequest, requestChat } from "../commands/telegram/requestChat.ts";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ChannelAccountId, ContactId } from "../contracts/ids.ts";
import type { PersonSearch, StartedChat } from "../contracts/telegramChat.ts";
import type { ApiDeps } from "./apiDeps.ts";
import { requireVisible } from "./scope/requireVisible.ts";
import type { Viewer } from "./scope/viewer.ts";

interface ChatToStart {
  readonly channelAccountId: ChannelAccountId;
  readonly to: string;
  readonly contactId: ContactId | null;
}

/** Has the account's actor find somebody, and opens the conversation with them for the operator who asked. */
export async function startChat(
  { db, actors }: Pick<ApiDeps, "db" | "actors">,
  operator: Viewer & OperatorRef,
  { channelAccountId, to: address, contactId }: ChatToStart,
): Promise<StartedChat> {
  const { tenantId } = operator;
  const { requestId, holderId } = await requestChat(db, { tenantId, channelAccountId, address, by: operator });
  try {
    const search: PersonSearch =
      holderId === null
        ? { kind: "refused", problem: "unreachable" }
        : await actors.findPerson({ channelAccountId, tenantId }, { requestId, holderId });
    if (search.kind === "refused") return search;
    const conversationId = await openChat(db, { tenantId, requestId, contactId, by: operator });
    await requireVisible(db, operator, "conversationId", conversationId);
    return { kind: "opened", conversationId };
  } catch (error) {
    if (error instanceof ProductError && error.code === "conversation.not_found")
      return { kind: "refused", problem: "ofOthers" };
    throw error;
  } finally {
    await forgetChatRequest(db, requestId);
  }
}
