import { z } from "zod";

const Role = z.enum(["conversation", "io", "ai", "telegram", "touches"]);
export type WorkerRole = z.infer<typeof Role>;

const commaSeparated = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

/** "k1:<base64 of 32 bytes>,k0:…": the first key encrypts, every key decrypts. */
export const EncryptionKeys = commaSeparated
  .pipe(z.array(z.string().regex(/^[\w-]+:[A-Za-z0-9+/=]+$/)))
  .transform((entries) =>
    entries.map((entry) => {
      const [id = "", encoded = ""] = entry.split(/:(.*)/s);
      return { id, key: Buffer.from(encoded, "base64") };
    }),
  )
  .refine(
    (keys) => keys.length > 0 && keys.every(({ key }) => key.length === 32),
    "each key must be 32 bytes of base64",
  );

/** Plain http would show the authorization code to the network; a provider on this very machine is the exception. */
const Issuer = z
  .url({ protocol: /^https?$/ })
  .refine((issuer) => /^https:|^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(issuer), "must begin with https://");

/** "https://shop.example.com", as browsers write it: no path, no slash at the end. */
const Origin = z
  .url()
  .refine((url) => new URL(url).origin === url, "must be an origin, such as https://shop.example.com");

const Variables = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().default(8080),
  /** Where browsers and messengers reach this installation; webhooks are registered under it. */
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.url(),
  TEMPORAL_ADDRESS: z.string().default("127.0.0.1:7233"),
  TEMPORAL_NAMESPACE: z.string().default("default"),
  TEMPORAL_UI_URL: z.url().optional(),
  DATA_DIR: z.string().default(".switchboard"),
  ENCRYPTION_KEYS: EncryptionKeys,
  JWT_SECRET: z.base64().min(44),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: z.url().optional(),
  OPENAI_MODEL: z.string().default("gpt-5-mini"),
  MODEL_TIMEOUT_MS: z.coerce.number().int().positive().default(20_000),
  TELEGRAM_API_ROOT: z.url().default("https://api.telegram.org"),
  DEMO_MESSENGER_ROOT: z.url().optional(),
  /** "host:port" of a data centre in place of Telegram's own, and its public key (PEM); personal accounts are held there. */
  TELEGRAM_MTPROTO_DC: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/)
    .optional(),
  TELEGRAM_MTPROTO_KEY: z.string().optional(),
  /** Names, addresses and networks off the public internet that a channel's own settings may name. */
  ALLOWED_PRIVATE_HOSTS: commaSeparated.default([]),
  /** Whose pages may call the public API from a browser. */
  CORS_ORIGINS: commaSeparated.pipe(z.array(Origin)).default([]),
  KEY_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(300),
  OPERATOR_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(1_200),
  /** Of one network address to the API, with everybody behind it. */
  ADDRESS_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(3_000),
  WORKER_ROLES: commaSeparated.pipe(z.array(Role)).default(["conversation", "io", "touches", "telegram"]),
  /** How long an actor waits without work before it completes; the next signal re-creates it. */
  CONVERSATION_IDLE_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(30 * 60_000),
  /** Where a worker serves Temporal's own metrics to Prometheus; nowhere when absent. */
  METRICS_ADDRESS: z.string().optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  /** smtp://user:password@host:587 or smtps://…:465; without it no letters are sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().optional(),
  /** An OpenID Connect provider by which operators may sign in. */
  OIDC_ISSUER: Issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the console's button calls the provider. */
  OIDC_NAME: z.string().default("OpenID"),
});

/** Variables that mean nothing without each other. */
const together = [
  ["SMTP_URL", "MAIL_FROM"],
  ["TELEGRAM_MTPROTO_DC", "TELEGRAM_MTPROTO_KEY"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
] as const;

const Environment = Variables.superRefine((given, context) => {
  for (const names of together) {
    const missing = names.filter((name) => given[name] === undefined);
    if (missing.length === names.length) continue;
    for (const name of missing)
      context.addIssue({
        code: "custom",
        path: [name],
        message: `is needed beside ${names.filter((one) => one !== name).join(", ")}`,
      });
  }
});

export type Env = z.infer<typeof Environment>;

type Source = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment; an unusable value stops the process with the variable's name. Empty values count as absent. */
export function readEnv(overrides: Source = {}, source: Source = process.env): Env {
  const given = Object.entries({ ...source, ...overrides }).filter(([, value]) => value !== "");
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable:\n${problems.join("\n")}`);
}
