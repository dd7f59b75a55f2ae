import type { IncomingMessage } from "node:http";
import { z } from "zod";
import {
  DEMO_FILE_BYTES_MAX,
  DEMO_PHOTO_BYTES_MAX,
  type DemoAccount,
  DemoEditRequest,
  type DemoContent,
  DemoErrorCode,
  demoErrors,
  DemoFileRequest,
  type DemoHistory,
  DemoReactRequest,
  DemoSendRequest,
  type DemoSendResult,
} from "../../contracts/demoMessenger.ts";
import { answerUnderFault, type Refusal } from "../answerUnderFault.ts";
import { FaultScript } from "../faults.ts";
import { Journal } from "../journal.ts";
import { type Answer, type LoopbackOptions, startLoopbackServer } from "../loopbackServer.ts";
import type { SampleFile } from "../media/sampleFiles.ts";
import { WebhookDelivery } from "../webhookDelivery.ts";
import { DemoChats } from "./demoChats.ts";
import { createDemoControl, type DemoCall, type DemoControl, type DemoSent, type DemoWebhook } from "./demoControl.ts";
import { DemoError } from "./demoError.ts";
import { DemoFiles } from "./demoFiles.ts";
import { type DemoRoute, parseDemoAddress } from "./parseDemoAddress.ts";

export interface DemoMessengerOptions extends LoopbackOptions {
  /** What the shop's requests must carry as their bearer token. */
  readonly token: string;
  readonly name?: string;
  /** Where updates go; they wait until it is given, here or by `control.deliverTo`. */
  readonly deliver?: DemoWebhook;
  /** Takes sends to chats it does not know, as of visitors of an earlier run. */
  readonly reopenUnknownChats?: boolean;
  readonly firstRetryMs?: number;
}

export interface DemoMessenger {
  /** What DEMO_MESSENGER_ROOT is set to. */
  readonly url: string;
  readonly control: DemoControl;
  close(): Promise<void>;
}

/** A whole small messenger in this process. Its contract stands in contracts/demoMessenger.ts. */
export async function startDemoMessenger(options: DemoMessengerOptions): Promise<DemoMessenger> {
  const { token, name = "Demo messenger", deliver, reopenUnknownChats = false, firstRetryMs = 1_000 } = options;
  const chats = new DemoChats(reopenUnknownChats);
  const files = new DemoFiles();
  const delivery = new WebhookDelivery({ firstRetryMs });
  const faults = new FaultScript<DemoCall>();
  const journal = new Journal<DemoSent>();
  let closed = false;

  async function handle(request: IncomingMessage, body: Buffer): Promise<Answer | undefined> {
    const { call, query } = parseDemoAddress(request);
    return answerUnderFault(faults.take(call), {
      socket: request.socket,
      refuse,
      accept: async () => accept(call, query, request, body).catch(refusal),
    });
  }

  async function accept(
    call: DemoRoute,
    query: URLSearchParams,
    request: IncomingMessage,
    body: Buffer,
  ): Promise<Answer> {
    if (closed || request.headers.authorization !== `Bearer ${token}`)
      throw new DemoError("accountClosed", "The token is not valid.");
    switch (call.method) {
      case "me":
        return ok({ name } satisfies DemoAccount);
      case "send":
        return ok(send(call.chatId, parseJson(DemoSendRequest, body)));
      case "sendFile":
        return ok(sendFile(call.chatId, query, request.headers["content-type"] ?? "", body));
      case "edit":
        return ok(edit(call.chatId, call.messageId, body));
      case "delete":
        chats.delete(call.chatId, chats.changeable(call.chatId, call.messageId).id);
        return ok({});
      case "react":
        chats.react(call.chatId, call.messageId, parseJson(DemoReactRequest, body).emoji);
        return ok({});
      case "history":
        return ok({ messages: [...chats.history(call.chatId, query.get("after") ?? "0")] } satisfies DemoHistory);
      case "file":
        return download(files.find(call.fileId));
    }
  }

  function send(chatId: string, { text, ...names }: DemoSendRequest): DemoSendResult {
    return post(chatId, { kind: "text", text }, names);
  }

  function sendFile(chatId: string, query: URLSearchParams, mimeType: string, bytes: Buffer): DemoSendResult {
    const { replyTo, clientKey, ...said } = parseSendFile(query);
    if (bytes.length > (said.kind === "photo" ? DEMO_PHOTO_BYTES_MAX : DEMO_FILE_BYTES_MAX))
      throw new DemoError("fileTooLarge", "The file is too large.");
    const { fileName } = said;
    const fileId = files.add({ bytes, mimeType, fileName });
    return post(chatId, { ...said, fileId, mimeType, sizeBytes: bytes.length }, { replyTo, clientKey });
  }

  function post(
    chatId: string,
    content: DemoContent,
    { replyTo, clientKey }: Pick<DemoSendRequest, "replyTo" | "clientKey">,
  ): DemoSendResult {
    const chat = chats.find(chatId);
    if (chat.left) throw new DemoError("visitorLeft", "The visitor has left and cannot be written to.");
    const named = { ...(replyTo !== undefined && { replyTo }), ...(clientKey !== undefined && { clientKey }) };
    const message = chats.add(chat, { from: "shop", content, ...named });
    journal.record({ chatId, message, at: Date.now() });
    return { messageId: message.id, sentAt: message.sentAt };
  }

  function edit(chatId: string, messageId: string, body: Buffer): object {
    const { text } = parseJson(DemoEditRequest, body);
    chats.edit(chatId, chats.changeable(chatId, messageId).id, { kind: "text", text });
    return {};
  }

  const server = await startLoopbackServer((request, body) => handle(request, body).catch(refusal), options);
  const control = createDemoControl({
    faults,
    journal,
    chats,
    files,
    delivery,
    closeAccount: () => void (closed = true),
  });
  if (deliver !== undefined) control.deliverTo(deliver);
  return {
    url: server.url,
    control,
    async close() {
      delivery.close();
      await server.close();
    },
  };
}

function parseJson<Request>(schema: z.ZodType<Request>, body: Buffer): Request {
  try {
    return schema.parse(JSON.parse(body.toString()));
  } catch {
    throw new DemoError("requestInvalid", "The body must be JSON: a text of 1 to 4000 characters, or a known emoji.");
  }
}

function parseSendFile(query: URLSearchParams): DemoFileRequest {
  const request = DemoFileRequest.safeParse(Object.fromEntries(query));
  if (!request.success) throw new DemoError("requestInvalid", z.prettifyError(request.error));
  return request.data;
}

function download({ bytes, mimeType, fileName }: SampleFile): Answer {
  return {
    status: 200,
    body: bytes,
    headers: {
      "content-type": mimeType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  };
}

const ok = (body: object): Answer => ({ status: 200, body });

/** A planned failure takes the code of its status; one that no code has is `internal`. */
function refuse(fault: Refusal): Answer {
  if (fault.kind === "throttle") {
    return new DemoError("throttled", "Too many messages; wait a little.", { retryAfterSeconds: fault.seconds }).answer;
  }
  const code = DemoErrorCode.options.find((known) => demoErrors[known] === fault.status) ?? "internal";
  return new DemoError(code, fault.description, { status: fault.status }).answer;
}

function refusal(error: unknown): Answer {
  if (error instanceof DemoError) return error.answer;
  throw error;
}
