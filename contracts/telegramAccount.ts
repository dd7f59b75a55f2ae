import { z } from "zod";

/** What a person has to do so that the account may be used; `signedIn`: nothing. */
export const SignInPhase = z.enum(["signedOut", "codeAwaited", "passwordAwaited", "qrShown", "signedIn"]);
export type SignInPhase = z.infer<typeof SignInPhase>;

/** Why signing in did not go on, or why the account was signed out. The console says each in words, with what to do. */
export const SessionProblem = z.enum([
  "phoneInvalid",
  "phoneBanned",
  "phoneFlooded",
  "codeWrong",
  "codeExpired",
  "passwordWrong",
  "signUpNeeded",
  "appRefused",
  "tooManyTries",
  "waitedTooLong",
  "telegramUnreachable",
  "telegramRefused",
  "sessionRevoked",
  "accountDeleted",
  "keyUsedTwice",
]);
export type SessionProblem = z.infer<typeof SessionProblem>;

export const SignInStep = z.discriminatedUnion("step", [
  z.object({ step: z.literal("phone"), phone: z.string().trim().min(5).max(32) }),
  z.object({ step: z.literal("code"), code: z.string().trim().min(3).max(16) }),
  z.object({ step: z.literal("password"), password: z.string().min(1).max(256) }),
  z.object({ step: z.literal("qr") }),
]);
export type SignInStep = z.infer<typeof SignInStep>;
export type SignInStepName = SignInStep["step"];

/** Of an account that is held: what a person may order of its holder. */
export const SessionOrder = z.enum(["signOut", "relocate"]);
export type SessionOrder = z.infer<typeof SessionOrder>;

/** How far signing in came. */
export interface SignInOutcome {
  readonly phase: SignInPhase;
  /** How long a person has for the next step, milliseconds; null where none is awaited. */
  readonly waitMs: number | null;
}

/** The application by which a tenant signs in (my.telegram.org); the hash is never shown again. */
export const TelegramApp = z.object({ apiId: z.number().int().nullable() });
export type TelegramApp = z.infer<typeof TelegramApp>;

/** What the periodic look at an account's connection found. unreachable: Telegram did not answer. */
export const CheckProblem = z.enum(["unreachable"]);
export type CheckProblem = z.infer<typeof CheckProblem>;

/** From when messages of the last hour were written until they were stored, milliseconds; Telegram's own times are whole seconds. */
export const AccountLag = z.object({
  messages: z.number().int(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  /** The longest of each five minutes, the oldest first; null where nobody wrote. */
  slots: z.array(z.number().nullable()),
});
export type AccountLag = z.infer<typeof AccountLag>;

export const TelegramSession = z.object({
  phase: SignInPhase,
  problem: SessionProblem.nullable(),
  /** Until when the awaited step may be taken. */
  waitUntil: z.iso.datetime().nullable(),
  /** tg://login?token=…, to be shown as a QR code. */
  qrLink: z.string().nullable(),
  /** What the owner noted down as a hint for the password. */
  passwordHint: z.string().nullable(),
  /** The process that holds the connection; null while none does. */
  holder: z.string().nullable(),
  /** Grows with each process that took the account over. */
  epoch: z.number().int(),
  heldSince: z.iso.datetime().nullable(),
  lastUpdateAt: z.iso.datetime().nullable(),
  /** When the holder last looked whether the connection works, and what was wrong with it. */
  checkedAt: z.iso.datetime().nullable(),
  checkProblem: CheckProblem.nullable(),
  lag: AccountLag,
  /** Telegram asked not to be spoken to until then; null once that is over. */
  floodUntil: z.iso.datetime().nullable(),
  /** Telegram refuses messages to people who never wrote to the account; when one of them tries again whether it still does. */
  newChats: z.object({ refusedAt: z.iso.datetime(), probeAt: z.iso.datetime() }).nullable(),
  /** Messages that Telegram handed over, and how many of them stand in conversations. */
  received: z.number().int(),
  stored: z.number().int(),
  order: SessionOrder.nullable(),
  /** The actor's page in the Temporal UI. */
  temporalUrl: z.string().nullable(),
});
export type TelegramSession = z.infer<typeof TelegramSession>;
