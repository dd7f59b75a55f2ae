import { z } from "zod";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import { MessageId } from "../../../../../../contracts/ids.ts";
import type { Message } from "../../../../../../contracts/message.ts";

/** Every message id among a decision's inputs, whatever its field is called, as far as the message is loaded; else the trigger. */
export function evidenceOf(decision: Decision, messages: readonly Message[]): readonly Message[] {
  const named = new Set(Object.values(decision.inputs).flatMap((input) => MessageIds.safeParse(input).data ?? []));
  const found = messages.filter(({ id }) => named.has(id));
  return found.length > 0 ? found : messages.filter(({ seq }) => seq === decision.afterSeq);
}

const MessageIds = z.array(MessageId);
