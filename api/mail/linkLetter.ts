import type { DataSource } from "typeorm";
import type { IssuedLink } from "../../commands/issuePersonLink.ts";
import { TenantSettings } from "../../contracts/tenantSettings.ts";
import { linkAddress } from "../presenters/personLink.ts";
import { invitationLetter } from "./invitationLetter.ts";
import type { Letter } from "./letter.ts";
import { resetLetter } from "./resetLetter.ts";

interface AddresseeRow {
  readonly name: string;
  readonly email: string;
  readonly tenantName: string;
  readonly settings: unknown;
}

const letters = { invite: invitationLetter, reset: resetLetter } as const;

/** The letter that carries a link to whom it is for, in the language of their company. */
export async function linkLetter(
  db: DataSource,
  { operatorId, kind, token }: IssuedLink,
  publicUrl: string,
): Promise<Letter> {
  const [row]: AddresseeRow[] = await db.query(
    `SELECT o.name, o.email, t.name AS "tenantName", t.settings FROM operators o JOIN tenants t ON t.id = o."tenantId"
     WHERE o.id = $1`,
    [operatorId],
  );
  if (row === undefined) throw new Error(`Operator ${operatorId} does not exist.`);
  const { settings, ...who } = row;
  const { language } = TenantSettings.parse(settings);
  return letters[kind]({ ...who, language }, linkAddress(publicUrl, token));
}
