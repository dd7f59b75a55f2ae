import type { BotState } from "./botState.ts";
import { badRequest } from "./botApiError.ts";
import type { Method, MethodResult } from "./method.ts";
import { number, optionalTexts, type Params, text } from "./params.ts";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const DEFAULT_MAX_CONNECTIONS = 40;

/** Plain HTTP is taken on loopback, as a self-hosted Bot API server in local mode takes it. */
function setWebhook(bot: BotState, params: Params): MethodResult {
  const url = text(params, "url");
  if (url === "") return deleteWebhook(bot, params);
  const { protocol, hostname } = parseWebhookUrl(url);
  if (protocol !== "https:" && !LOOPBACK.has(hostname))
    throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  const secret = text(params, "secret_token");
  if (secret.length > 256) throw badRequest("secret token is too long");
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest("secret token contains unallowed characters");
  const maxConnections = params.has("max_connections") ? number(params, "max_connections") : DEFAULT_MAX_CONNECTIONS;

  bot.allowedUpdates = optionalTexts(params, "allowed_updates") ?? bot.allowedUpdates;
  if (text(params, "drop_pending_updates") === "true") bot.delivery.drop();
  bot.delivery.setTarget({
    url,
    maxConnections: Math.min(100, Math.max(1, maxConnections)),
    headers: secret === "" ? {} : { "x-telegram-bot-api-secret-token": secret },
  });
  return { result: true, description: "Webhook was set" };
}

function deleteWebhook(bot: BotState, params: Params): MethodResult {
  const description = bot.delivery.target === null ? "Webhook is already deleted" : "Webhook was deleted";
  if (text(params, "drop_pending_updates") === "true") bot.delivery.drop();
  bot.delivery.setTarget(null);
  return { result: true, description };
}

function getWebhookInfo({ delivery, allowedUpdates }: BotState): MethodResult {
  const { target, lastError, pendingCount } = delivery;
  const failure = lastError && {
    last_error_date: Math.floor(lastError.at / 1_000),
    last_error_message: lastError.message,
  };
  const settings = target && {
    max_connections: target.maxConnections,
    ...(allowedUpdates.length > 0 && { allowed_updates: allowedUpdates }),
  };
  return {
    result: {
      url: target?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: pendingCount,
      ...failure,
      ...settings,
    },
  };
}

function parseWebhookUrl(url: string): URL {
  const parsed = URL.parse(url);
  if (parsed === null) throw badRequest("bad webhook: URL host is empty");
  return parsed;
}

export const webhookMethods = { setWebhook, deleteWebhook, getWebhookInfo } satisfies Record<string, Method>;
