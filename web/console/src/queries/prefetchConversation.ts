import type { ConversationId } from "../../../../contracts/ids.ts";
import { conversation } from "./conversations.ts";
import { thread } from "./messages.ts";
import { queryClient } from "./queryClient.ts";
import { decisions } from "./records.ts";

/** Asks for what a thread is drawn from, unless it is here: while a pointer rests on a card, or for its neighbours. */
export function prefetchConversation(conversationId: ConversationId): void {
  void queryClient.prefetchQuery(thread(conversationId));
  void queryClient.prefetchQuery(conversation(conversationId));
  void queryClient.prefetchQuery(decisions(conversationId));
}
