import type { IncomingMessage } from "node:http";
import { answerUnderFault, type Refusal } from "../answerUnderFault.ts";
import { FaultScript } from "../faults.ts";
import { Journal } from "../journal.ts";
import { type Answer, type LoopbackOptions, startLoopbackServer } from "../loopbackServer.ts";
import { BotApiError, tooManyRequests } from "./botApiError.ts";
import type { BotState } from "./botState.ts";
import { type AcceptedCall, createControl, type TelegramCall, type TelegramControl, TOKEN_FORM } from "./control.ts";
import { methods } from "./methods.ts";
import { optionalText, type Params, readParams } from "./params.ts";
import { documentedLimits, type RateLimits } from "./rateLimits.ts";

export interface TelegramSimulatorOptions extends LoopbackOptions {
  /** The documented figures by default; "off" for load measurements. */
  readonly rateLimits?: RateLimits | "off";
  /** Pause after a failed webhook delivery: 1 s at Telegram. Tests shorten it. */
  readonly firstRetryMs?: number;
  readonly now?: () => number;
}

export interface TelegramSimulator {
  /** What TELEGRAM_API_ROOT is set to. */
  readonly url: string;
  readonly control: TelegramControl;
  close(): Promise<void>;
}

/**
 * The Bot API over HTTP on loopback: `/bot<token>/<method>` and `/file/bot<token>/<file_path>`. It keeps the documented limits and
 * answers refusals in the server's own words, so that a bot that works here works there. Private chats, groups with
 * topics, and accounts of people that a bot answers for; formatting and keyboards are accepted and ignored.
 */
export async function startTelegramSimulator(options: TelegramSimulatorOptions = {}): Promise<TelegramSimulator> {
  const { rateLimits = documentedLimits, firstRetryMs = 1_000, now = Date.now } = options;
  const bots = new Map<string, BotState>();
  const faults = new FaultScript<TelegramCall>();
  const journal = new Journal<AcceptedCall>();

  async function handle(request: IncomingMessage, body: Buffer): Promise<Answer | undefined> {
    const { token, method, filePath, query } = parseAddress(request.url ?? "/");
    const params = await readParams(query, request.headers["content-type"] ?? "", body);
    const chatId = optionalText(params, "chat_id");
    const call = { token, method, chatId: chatId === undefined ? null : Number(chatId) };
    return answerUnderFault(faults.take(call), {
      socket: request.socket,
      refuse,
      accept: () => accept(call, filePath, params).catch(refusal),
    });
  }

  async function accept(call: TelegramCall, filePath: string, params: Params): Promise<Answer> {
    const bot = bots.get(call.token);
    if (bot === undefined || bot.revoked) throw new BotApiError(401, "Unauthorized");
    if (call.method === "file") return download(bot, filePath);
    const method = methods.get(call.method.toLowerCase());
    if (method === undefined) throw new BotApiError(404, "Not Found: method not found");
    const { sent = null, ...outcome } = await method(bot, params);
    journal.record({ ...call, sent, at: now() });
    return { status: 200, body: { ok: true, ...outcome } };
  }

  const server = await startLoopbackServer((request, body) => handle(request, body).catch(refusal), options);
  return {
    url: server.url,
    control: createControl({ bots, faults, journal, botOptions: { now, rateLimits, firstRetryMs } }),
    async close() {
      for (const { delivery } of bots.values()) delivery.close();
      await server.close();
    },
  };
}

interface Address {
  readonly token: string;
  readonly method: string;
  readonly filePath: string;
  readonly query: URLSearchParams;
}

/** An address or a token of the wrong form is a bare 404 at Telegram. */
function parseAddress(address: string): Address {
  const { pathname, searchParams: query } = new URL(address, "http://telegram.invalid");
  const [, file, token, rest] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(decodeURIComponent(pathname)) ?? [];
  if (token === undefined || rest === undefined || !TOKEN_FORM.test(token)) throw new BotApiError(404, "Not Found");
  return { token, method: file === undefined ? rest : "file", filePath: rest, query };
}

function download({ files }: BotState, path: string): Answer {
  const file = files.byPath(path);
  if (file === undefined) throw new BotApiError(404, "Not Found");
  return { status: 200, body: file.bytes, headers: { "content-type": "application/octet-stream" } };
}

const refuse = (fault: Refusal): Answer =>
  refusal(
    fault.kind === "throttle" ? tooManyRequests(fault.seconds) : new BotApiError(fault.status, fault.description),
  );

function refusal(error: unknown): Answer {
  if (!(error instanceof BotApiError)) throw error;
  return { status: error.code, body: error.body };
}
