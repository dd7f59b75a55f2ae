import { z } from "zod";

/** Signing in by the dialer: the name is the operator's e-mail. Answered with PhoneTokens. */
export const PhoneSignIn = z.object({
  username: z.string().trim().toLowerCase().max(200),
  password: z.string().max(200),
});

export const PhoneRefresh = z.object({ refresh: z.string().max(500) });

/** An access token lives an hour, a refresh token seven days and works once. */
export interface PhoneTokens {
  readonly access: string;
  readonly refresh: string;
  readonly is_admin: boolean;
}
