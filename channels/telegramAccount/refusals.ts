import { RPCError } from "telegram/errors/index.js";
import type { SessionProblem } from "../../contracts/telegramAccount.ts";
import type { SendOutcome } from "../../contracts/update.ts";

/** Errors by their names, which say more than codes or classes (https://core.telegram.org/api/errors). */
const DEATHS: Readonly<Record<string, SessionProblem>> = {
  AUTH_KEY_UNREGISTERED: "sessionRevoked",
  AUTH_KEY_INVALID: "sessionRevoked",
  SESSION_REVOKED: "sessionRevoked",
  SESSION_EXPIRED: "sessionRevoked",
  USER_DEACTIVATED: "accountDeleted",
  USER_DEACTIVATED_BAN: "accountDeleted",
  AUTH_KEY_DUPLICATED: "keyUsedTwice",
};

const SIGN_IN: Readonly<Record<string, SessionProblem>> = {
  PHONE_NUMBER_INVALID: "phoneInvalid",
  PHONE_NUMBER_BANNED: "phoneBanned",
  PHONE_NUMBER_FLOOD: "phoneFlooded",
  PHONE_PASSWORD_FLOOD: "tooManyTries",
  PHONE_CODE_INVALID: "codeWrong",
  PHONE_CODE_EMPTY: "codeWrong",
  PHONE_CODE_EXPIRED: "codeExpired",
  PHONE_NUMBER_UNOCCUPIED: "signUpNeeded",
  PASSWORD_HASH_INVALID: "passwordWrong",
  API_ID_INVALID: "appRefused",
  API_ID_PUBLISHED_FLOOD: "appRefused",
  UPDATE_APP_TO_LOGIN: "appRefused",
};

const UNREACHABLE = new Set([
  "USER_IS_BLOCKED",
  "YOU_BLOCKED_USER",
  "INPUT_USER_DEACTIVATED",
  "PEER_ID_INVALID",
  "CHANNEL_PRIVATE",
  "USER_PRIVACY_RESTRICTED",
  "PRIVACY_PREMIUM_REQUIRED",
  "CHAT_WRITE_FORBIDDEN",
]);

const WAIT = /^(?:FLOOD|FLOOD_PREMIUM|SLOWMODE|FLOOD_TEST_PHONE)_WAIT_(\d+)$/;

/** The name of what Telegram refused; null for anything else that went wrong. */
export const refusalName = (error: unknown): string | null => (error instanceof RPCError ? error.errorMessage : null);

/** Why the session will never work again; null when it may. */
export const deathOf = (error: unknown): SessionProblem | null => DEATHS[refusalName(error) ?? ""] ?? null;

/** How long Telegram wants not to be asked again, milliseconds; null when it did not say. */
export function floodMs(error: unknown): number | null {
  const [, seconds] = WAIT.exec(refusalName(error) ?? "") ?? [];
  return seconds === undefined ? null : Number(seconds) * 1_000;
}

const GONE = new Set(["CHANNEL_PRIVATE", "CHANNEL_INVALID", "CHAT_ID_INVALID", "CHAT_FORBIDDEN", "PEER_ID_INVALID"]);

/** The account is not in the chat any more, or the chat is no more. */
export const isGone = (error: unknown): boolean => GONE.has(refusalName(error) ?? "");

export function signInProblemOf(error: unknown): SessionProblem {
  const name = refusalName(error);
  if (name === null) return "telegramUnreachable";
  return floodMs(error) === null ? (SIGN_IN[name] ?? DEATHS[name] ?? "telegramRefused") : "tooManyTries";
}

/** What a failed send means. Whatever is not certain is sent again under the same random_id. */
export function outcomeOf(error: unknown): SendOutcome {
  const detail = refusalName(error);
  if (detail === null) return { kind: "unknownOutcome", detail: "the connection broke" };
  const afterMs = floodMs(error);
  if (afterMs !== null) return { kind: "retryAfter", afterMs };
  if (detail in DEATHS) return { kind: "accountDead", detail };
  if (UNREACHABLE.has(detail)) return { kind: "recipientUnreachable", detail };
  const { code = 0 } = error instanceof RPCError ? error : {};
  return { kind: code >= 500 || code < 0 ? "unknownOutcome" : "permanent", detail };
}
