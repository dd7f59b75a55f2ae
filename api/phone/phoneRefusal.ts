import { z } from "zod";
import { errorAnswer } from "../errors/errorAnswer.ts";
import type { ErrorAnswer } from "../errors/errorAnswer.ts";

interface PhoneAnswer extends Omit<ErrorAnswer, "body"> {
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the dialer's framework said where a token would not do; the app signs out and in again by these. */
const TOKEN_REFUSED = { detail: "Given token not valid for any token type", code: "token_not_valid" } as const;
const CREDENTIALS_MISSING = { detail: "Authentication credentials were not provided." } as const;
const CREDENTIALS_WRONG = { detail: "No active account found with the given credentials" } as const;

/** Shown to the operator as it is; the app has no field for a code. */
const CODE_NEEDED =
  "Для входа нужен код. Откройте в браузере «Настройки → Мой профиль → Подключить телефон» и отсканируйте QR-код.";

/**
 * An error in the shape of Django REST framework, which the app was written against: `{detail}`, with `code` where it asks
 * about a token; or, for a body that does not fit, a list of sentences for each field. Our own stable code stands beside.
 */
export function phoneRefusal(error: unknown): PhoneAnswer {
  if (error instanceof z.ZodError) return { status: 400, body: fieldsOf(error), retryAfter: null, isFault: false };
  const { body, ...answer } = errorAnswer(error);
  return { ...answer, body: bodyOf(body.error, answer.retryAfter) };
}

function bodyOf({ code, message }: { readonly code: string; readonly message: string }, retryAfter: number | null) {
  switch (code) {
    case "auth.required":
      return CREDENTIALS_MISSING;
    case "auth.expired":
    case "auth.session_ended":
      return TOKEN_REFUSED;
    case "auth.wrong_credentials":
      return CREDENTIALS_WRONG;
    case "auth.too_many_attempts":
    case "request.rate_limited":
      return { detail: `Request was throttled. Expected available in ${retryAfter ?? 1} seconds.` };
    case "request.not_found":
    case "company.not_found":
    case "contact.not_found":
    case "company_note.not_found":
      return { detail: "Not found." };
    case "auth.code_needed":
      return { detail: CODE_NEEDED, code };
    case "auth.qr_spent":
      return { detail: "Неверный или истекший токен" };
    case "call.not_found":
      return { detail: "CallRequest not found or access denied" };
    case "record.no_such_page":
      return { detail: "Invalid page." };
    case "permission.denied":
      return { detail: "You do not have permission to perform this action." };
    case "request.malformed":
      return { detail: `JSON parse error - ${message}` };
    default:
      return { detail: message, code };
  }
}

const fieldsOf = ({ issues }: z.ZodError) =>
  Object.fromEntries(issues.map(({ path, message }) => [path.join(".") || "non_field_errors", [message]]));
