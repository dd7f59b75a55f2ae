import { z } from "zod";
import { AnsweredMeanwhile } from "../../../../contracts/answeredMeanwhile.ts";
import { sendReply } from "../../../../contracts/endpoints/conversations.ts";
import { writeNote } from "../../../../contracts/endpoints/inbox.ts";
import { ConversationId, MessageId, OperatorId } from "../../../../contracts/ids.ts";
import { Upload } from "../../../../contracts/upload.ts";
import { call } from "../api/call.ts";
import { answerIn } from "../api/answerIn.ts";
import { type ClientErrorCode, errorCode } from "../api/clientError.ts";
import { signedInOperator } from "../api/session.ts";
import { showAnswer } from "../queries/messages.ts";
import { freshKey } from "./freshKey.ts";
import { rememberedStore } from "./remembered.ts";
import { shownSeq } from "./shown.ts";

const OutgoingReply = z.object({
  clientKey: z.string(),
  conversationId: ConversationId,
  /** Who typed it: nobody else who signs in here may send it. */
  operatorId: OperatorId,
  text: z.string(),
  /** The file that goes with it. */
  upload: Upload.nullable().default(null),
  mode: z.enum(["reply", "note"]).default("reply"),
  /** Whom a note calls. */
  mentions: z.array(OperatorId).default([]),
  /** The message that the reply answers. */
  quotedId: MessageId.nullable().default(null),
  /** Close the conversation once the reply has left. */
  thenClose: z.boolean().default(false),
  /** The last message that its author had on screen when they pressed Send. */
  seenSeq: z.number().nullable().default(null),
  typedAt: z.string(),
  /** waiting: no answer from the server yet, repeated when the connection returns. refused: the operator decides. */
  status: z.enum(["sending", "waiting", "refused"]),
  refusal: z.string().nullable(),
  /** Who has answered meanwhile, where it was refused for that. */
  answer: AnsweredMeanwhile.nullable().default(null),
});
export type OutgoingReply = z.infer<typeof OutgoingReply>;

/** Replies and notes the server has not confirmed. They survive a reload; the client key makes repeating them safe. */
export const outbox = rememberedStore("switchboard.outbox", z.array(OutgoingReply), []);

interface ReplyOptions {
  readonly thenClose?: boolean;
  readonly quotedId?: MessageId | null;
  /** A message has one file: each further one follows as a message of its own. */
  readonly uploads?: readonly Upload[];
}

export function postReply(
  conversationId: ConversationId,
  text: string,
  { thenClose = false, quotedId = null, uploads = [] }: ReplyOptions = {},
): Promise<void> {
  const [upload = null, ...further] = uploads;
  const messages = [{ text, upload, quotedId }, ...further.map((file) => ({ text: "", upload: file, quotedId: null }))];
  const seenSeq = shownSeq(conversationId);
  return post(
    messages.map((message, index) => ({
      text: message.text,
      upload: message.upload,
      quotedId: message.quotedId,
      conversationId,
      mode: "reply",
      mentions: [],
      thenClose: thenClose && index === further.length,
      seenSeq,
    })),
  );
}

export const postNote = (conversationId: ConversationId, text: string, mentions: OperatorId[]): Promise<void> =>
  post([
    { conversationId, text, mode: "note", mentions, thenClose: false, quotedId: null, upload: null, seenSeq: null },
  ]);

function post(
  batch: readonly Pick<
    OutgoingReply,
    "conversationId" | "text" | "mode" | "mentions" | "thenClose" | "quotedId" | "upload" | "seenSeq"
  >[],
): Promise<void> {
  const operatorId = signedInOperator();
  if (operatorId === undefined) return Promise.resolve();
  const key = freshKey();
  const replies = batch.map((words, index) => ({
    ...words,
    clientKey: batch.length === 1 ? key : `${key}/${index}`,
    operatorId,
    typedAt: new Date().toISOString(),
    status: "waiting" as const,
    refusal: null,
    answer: null,
  }));
  outbox.set((kept) => [...kept, ...replies]);
  return flushOutbox();
}

/** What was said at once has keys that begin alike. */
export const sameBatch = (one: string | null, other: string | null): boolean =>
  one !== null && one.split("/")[0] === other?.split("/")[0];

export function retryReply(clientKey: string): Promise<void> {
  update(clientKey, { status: "waiting", refusal: null });
  return flushOutbox();
}

/** Sends a reply that was refused as a second answer, now that its author has read the first. Of a third they are asked again. */
export function sendAllTheSame({ clientKey, seenSeq, answer }: OutgoingReply): Promise<void> {
  update(clientKey, { seenSeq: answer?.seq ?? seenSeq, answer: null });
  return retryReply(clientKey);
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
    else if (repeatable.has(refusal.code)) {
      update(clientKey, { status: "waiting", refusal: null });
      clearTimeout(nextTry);
      nextTry = setTimeout(() => void flushOutbox(), tryAgainMs);
      return;
    } else update(clientKey, { status: "refused", refusal: refusal.code, answer: refusal.answer });
  }
}

async function deliver({ conversationId, text, clientKey, ...reply }: OutgoingReply): Promise<Refusal | undefined> {
  const params = { conversationId };
  try {
    await showAnswer(() =>
      reply.mode === "note"
        ? call(writeNote, { params, body: { text, clientKey, mentions: reply.mentions } })
        : call(sendReply, {
            params,
            body: {
              text,
              clientKey,
              thenClose: reply.thenClose,
              quotedId: reply.quotedId,
              mediaId: reply.upload?.id ?? null,
              seenSeq: reply.seenSeq,
            },
          }),
    );
    return undefined;
  } catch (error) {
    return { code: errorCode(error), answer: answerIn(error) };
  }
}

interface Refusal {
  readonly code: ClientErrorCode;
  readonly answer: AnsweredMeanwhile | null;
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
