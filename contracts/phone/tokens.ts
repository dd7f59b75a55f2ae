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

/** What a console's QR code says. */
export const PhoneQr = z.object({ token: z.string("This field is required.").trim().max(128) });

/** The app sends its refresh token; without one, the session of the access token ends. */
export const PhoneSignOut = z.object({ refresh: z.string().max(500).catch("") });
