import { changePerson as change } from "../../commands/changePerson.ts";
import { deactivatePerson as deactivate, reactivatePerson as reactivate } from "../../commands/deactivatePerson.ts";
import { hashToken } from "../../commands/hashToken.ts";
import { invitePerson as invite } from "../../commands/invitePerson.ts";
import { renewPersonLink } from "../../commands/renewPersonLink.ts";
import { setPasswordByLink } from "../../commands/setPassword.ts";
import { removeTwoFactor } from "../../commands/twoFactor.ts";
import {
  changePerson,
  choosePassword,
  createPersonLink,
  deactivatePerson,
  invitePerson,
  listPeople,
  reactivatePerson,
  readPersonLink,
  removePersonTwoFactor,
} from "../../contracts/endpoints/people.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { TenantId } from "../../contracts/ids.ts";
import type { LinkKind } from "../../contracts/person.ts";
import { openRoute, route } from "../mount.ts";
import { readLogo } from "../presenters/logo.ts";
import { readPeople, readPerson } from "../presenters/person.ts";
import { handOver } from "../handOver.ts";
import { originOf } from "../requestOrigin.ts";

interface LinkRow {
  readonly kind: LinkKind;
  readonly name: string;
  readonly email: string;
  readonly tenantName: string;
  readonly tenantId: TenantId;
}

export const peopleRoutes = [
  route(listPeople, async ({ operator, deps: { db } }) => ({ people: await readPeople(db, operator) })),

  route(invitePerson, async ({ body, operator, response, deps }) => {
    const { operatorId, link } = await invite(deps.db, { tenantId: operator.tenantId, ...body }, operator);
    return { person: await readPerson(deps.db, operator, operatorId), link: handOver(link, response, deps) };
  }),

  route(changePerson, async ({ params: { operatorId }, body, operator, deps: { db } }) => {
    await change(db, operator.tenantId, operatorId, body, operator);
    return readPerson(db, operator, operatorId);
  }),

  route(deactivatePerson, async ({ params: { operatorId }, operator, deps: { db } }) => {
    await deactivate(db, operator.tenantId, operatorId, operator);
    return readPerson(db, operator, operatorId);
  }),

  route(reactivatePerson, async ({ params: { operatorId }, operator, deps: { db } }) => {
    await reactivate(db, operator.tenantId, operatorId, operator);
    return readPerson(db, operator, operatorId);
  }),

  route(createPersonLink, async ({ params: { operatorId }, operator, response, deps }) =>
    handOver(await renewPersonLink(deps.db, operator.tenantId, operatorId, operator), response, deps),
  ),

  route(removePersonTwoFactor, async ({ params: { operatorId }, operator, deps: { db } }) => {
    await removeTwoFactor(db, { tenantId: operator.tenantId, operatorId }, operator);
    return readPerson(db, operator, operatorId);
  }),

  openRoute(readPersonLink, async ({ body: { token }, deps: { db } }) => {
    const [link]: LinkRow[] = await db.query(
      `SELECT l.kind, o.name, o.email, t.name AS "tenantName", t.id AS "tenantId" FROM person_links l
       JOIN operators o ON o.id = l."operatorId" JOIN tenants t ON t.id = o."tenantId"
       WHERE l."tokenHash" = $1 AND l."expiresAt" > now()`,
      [hashToken(token)],
    );
    if (link === undefined) throw new ProductError("link.not_found");
    const { tenantId, ...shown } = link;
    return { ...shown, logo: await readLogo(db, tenantId) };
  }),

  openRoute(choosePassword, async ({ body, request, deps: { db } }) => {
    await setPasswordByLink(db, body, originOf(request));
    return {};
  }),
];
