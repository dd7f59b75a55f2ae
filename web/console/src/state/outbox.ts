import { z } from "zod";
import { sendReply } from "../../../../contracts/endpoints/conversations.ts";
import { writeNote } from "../../../../contracts/endpoints/inbox.ts";
import { ConversationId, MessageId, OperatorId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";
import { type ClientErrorCode, errorCode } from "../api/clientError.ts";
import { signedInOperator } from "../api/session.ts";
import { showMessage } from "../queries/messages.ts";
import { freshKey } from "./freshKey.ts";
import { rememberedStore } from "./remembered.ts";

const OutgoingReply = z.object({
  clientKey: z.string(),
  conversationId: ConversationId,
  /** Who typed it: nobody else who signs in here may send it. */
  operatorId: OperatorId,
  text: z.string(),
  mode: z.enum(["reply", "note"]).default("reply"),
  /** Whom a note calls. */
  mentions: z.array(OperatorId).default([]),
  /** The message that the reply answers. */
  quotedId: MessageId.nullable().default(null),
  /** Close the conversation once the reply has left. */
  thenClose: z.boolean().default(false),
  typedAt: z.string(),
  /** waiting: no answer from the server yet, repeated when the connection returns. refused: the operator decides. */
  status: z.enum(["sending", "waiting", "refused"]),
  refusal: z.string().nullable(),
});
export type OutgoingReply = z.infer<typeof OutgoingReply>;

/** Replies and notes the server has not confirmed. They survive a reload; the client key makes repeating them safe. */
export const outbox = rememberedStore("switchboard.outbox", z.array(OutgoingReply), []);

export const postReply = (
  conversationId: ConversationId,
  text: string,
  { thenClose = false, quotedId = null }: { readonly thenClose?: boolean; readonly quotedId?: MessageId | null } = {},
): Promise<void> => post({ conversationId, text, mode: "reply", mentions: [], thenClose, quotedId });

export const postNote = (conversationId: ConversationId, text: string, mentions: OperatorId[]): Promise<void> =>
  post({ conversationId, text, mode: "note", mentions, thenClose: false, quotedId: null });

function post(
  words: Pick<OutgoingReply, "conversationId" | "text" | "mode" | "mentions" | "thenClose" | "quotedId">,
): Promise<void> {
  const operatorId = signedInOperator();
  if (operatorId === undefined) return Promise.resolve();
  const reply = {
    ...words,
    clientKey: freshKey(),
    operatorId,
    typedAt: new Date().toISOString(),
    status: "waiting",
    refusal: null,
  } as const;
  outbox.set((replies) => [...replies, reply]);
  return flushOutbox();
}

export function retryReply(clientKey: string): Promise<void> {
  update(clientKey, { status: "waiting", refusal: null });
  return flushOutbox();
}

export const discardReply = (clientKey: string) =>
  outbox.set((replies) => replies.filter((reply) => reply.clientKey !== clientKey));

let flushing: Promise<void> | undefined;
let nextTry: ReturnType<typeof setTimeout> | undefined;
/** A socket that lives says nothing of a server that could not take a reply for a moment. */
const tryAgainMs = 5_000;

/** Sends what waits, in the order it was typed; stops at the first sign of no connection. */
export function flushOutbox(): Promise<void> {
  flushing ??= sendWaiting().finally(() => (flushing = undefined));
  return flushing;
}

async function sendWaiting(): Promise<void> {
  for (let next = firstUnsent(); next; next = firstUnsent()) {
    const { clientKey } = next;
    update(clientKey, { status: "sending" });
    const refusal = await deliver(next);
    if (refusal === undefined) discardReply(clientKey);
    else if (repeatable.has(refusal)) {
      update(clientKey, { status: "waiting", refusal: null });
      clearTimeout(nextTry);
      nextTry = setTimeout(() => void flushOutbox(), tryAgainMs);
      return;
    } else update(clientKey, { status: "refused", refusal });
  }
}

async function deliver({
  conversationId,
  text,
  clientKey,
  ...reply
}: OutgoingReply): Promise<ClientErrorCode | undefined> {
  const params = { conversationId };
  try {
    showMessage(
      reply.mode === "note"
        ? await call(writeNote, { params, body: { text, clientKey, mentions: reply.mentions } })
        : await call(sendReply, {
            params,
            body: { text, clientKey, thenClose: reply.thenClose, quotedId: reply.quotedId },
          }),
    );
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
}

const repeatable = new Set<ClientErrorCode>([
  "offline",
  "database.unavailable",
  "auth.expired",
  "auth.required",
  "auth.session_ended",
]);

/** "sending" is also tried: after a reload it means that the answer was never seen. */
const firstUnsent = () =>
  outbox.get().find(({ status, operatorId }) => status !== "refused" && operatorId === signedInOperator());

const update = (clientKey: string, change: Partial<OutgoingReply>) =>
  outbox.set((replies) => replies.map((reply) => (reply.clientKey === clientKey ? { ...reply, ...change } : reply)));
