import { GrammyError, HttpError } from "grammy";
import type { SendOutcome } from "../../contracts/update.ts";
import { neverConnected } from "../neverConnected.ts";
import { ADDRESS_REFUSED, isAddressRefused } from "../privateAddresses.ts";

/** Also where the owner of an account does not let the bot answer for it any more. */
const UNREACHABLE = /chat not found|business[ _](connection|peer)/i;

/**
 * What a failed send means, by error code first and by description second. The texts are those of the Bot API server's
 * Client.cpp (tdlib/telegram-bot-api): "Bad Request: …", "Forbidden: …".
 */
export function outcomeOf(error: unknown): Exclude<SendOutcome, { readonly kind: "ok" }> {
  if (isAddressRefused(error)) return { kind: "accountDead", detail: ADDRESS_REFUSED };
  if (error instanceof HttpError) {
    return neverConnected(error.error)
      ? { kind: "retryBackoff", detail: "Telegram cannot be reached" }
      : { kind: "unknownOutcome", detail: "the connection broke" };
  }
  if (!(error instanceof GrammyError)) throw error;
  const { error_code, description: detail, parameters } = error;
  if (error_code === 429) return { kind: "retryAfter", afterMs: (parameters.retry_after ?? 1) * 1_000 };
  if (error_code === 401 || error_code === 404) return { kind: "accountDead", detail };
  if (error_code === 403 || UNREACHABLE.test(detail)) return { kind: "recipientUnreachable", detail };
  // The server answered in error, but it may have sent the message before it did.
  if (error_code >= 500) return { kind: "unknownOutcome", detail };
  return { kind: "permanent", detail };
}

/** An edit to what the message says already, or the deletion of one that is gone. */
export const isDoneAlready = (error: unknown, isDeletion: boolean): boolean =>
  error instanceof GrammyError &&
  error.description.includes(isDeletion ? "message to delete not found" : "message is not modified");
