import { z } from "zod";
import type { Sealer } from "./sealing.ts";

/** What signing in to a Telegram account gathers, step by step. A code or a password is taken out by whoever uses it. */
const SignInSecrets = z.object({
  phone: z.string().optional(),
  code: z.string().optional(),
  password: z.string().optional(),
  session: z.string().default(""),
  codeHash: z.string().optional(),
  passwordHint: z.string().nullable().optional(),
  qrLink: z.string().optional(),
});
export type SignInSecrets = z.infer<typeof SignInSecrets>;

export const sealSignIn = (sealer: Sealer, secrets: SignInSecrets): string => sealer.seal(JSON.stringify(secrets));

export const openSignIn = (sealer: Sealer, sealed: string | null): SignInSecrets =>
  SignInSecrets.parse(sealed === null ? {} : JSON.parse(sealer.open(sealed)));
