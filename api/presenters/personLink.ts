import type { IssuedLink } from "../../commands/issuePersonLink.ts";
import type { PersonLink } from "../../contracts/person.ts";

/** The token stands behind "#", which browsers never send, so no log on the way has it. */
export const linkAddress = (publicUrl: string, token: string): string => `${publicUrl}/link#${token}`;

export const presentLink = ({ token, expiresAt }: IssuedLink, publicUrl: string, isMailed: boolean): PersonLink => ({
  url: linkAddress(publicUrl, token),
  expiresAt: expiresAt.toISOString(),
  isMailed,
});
