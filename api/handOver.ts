import type { Response } from "express";
import type { IssuedLink } from "../commands/issuePersonLink.ts";
import type { PersonLink } from "../contracts/person.ts";
import type { ApiDeps } from "./apiDeps.ts";
import { linkLetter } from "./mail/linkLetter.ts";
import { presentLink } from "./presenters/personLink.ts";

/** Shows the link to whom made it; an invitation is mailed as well where letters can be sent. */
export function handOver(
  link: IssuedLink,
  response: Response,
  { db, mailer, settings: { publicUrl } }: ApiDeps,
): PersonLink {
  const isMailed = mailer !== null && link.kind === "invite";
  if (isMailed) mailer.sendAfter(response, () => linkLetter(db, link, publicUrl));
  return presentLink(link, publicUrl, isMailed);
}
