import type { BotState } from "./botState.ts";
import type { Params } from "./params.ts";
import type { Message } from "./wire.ts";

export interface MethodResult {
  readonly result: unknown;
  readonly description?: string;
  /** The new message, when the method sent one. */
  readonly sent?: Message;
}

/** Throws BotApiError with the server's own words (tdlib/telegram-bot-api, Client.cpp). */
export type Method = (bot: BotState, params: Params) => MethodResult | Promise<MethodResult>;
