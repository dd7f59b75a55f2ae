import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { BranchId, OperatorId, TeamId } from "../ids.ts";
import { Logo } from "../logo.ts";
import { LinkKind, Person, PersonLink } from "../person.ts";
import { Password } from "../password.ts";
import { DataScope, Role } from "../permissions.ts";

const params = z.object({ operatorId: OperatorId });
const access = "people.manage";
const TeamIds = z.array(TeamId).max(100);
const Token = z.string().min(1).max(100);

export const listPeople = endpoint({
  name: "listPeople",
  summary: "Everybody who works here, has worked here or was invited.",
  method: "GET",
  path: "/api/v1/admin/people",
  access: "people.read",
  result: z.object({ people: z.array(Person) }),
});

export const invitePerson = endpoint({
  name: "invitePerson",
  summary: "Invite an operator. The link is shown once, works once, and is yours to hand over.",
  method: "POST",
  path: "/api/v1/admin/people",
  access,
  body: z.object({
    name: z.string().trim().min(1).max(100),
    email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
    role: Role,
    scope: DataScope.default("GLOBAL"),
    branchId: BranchId.nullable().default(null),
    teamIds: TeamIds.default([]),
  }),
  result: z.object({ person: Person, link: PersonLink }),
});

export const changePerson = endpoint({
  name: "changePerson",
  summary: "Change what somebody may do and see, their teams, or how many open conversations they hold at most.",
  method: "PATCH",
  path: "/api/v1/admin/people/:operatorId",
  access,
  params,
  body: z.object({
    role: Role.optional(),
    scope: DataScope.optional(),
    branchId: BranchId.nullable().optional(),
    teamIds: TeamIds.optional(),
    maxOpenConversations: z.number().int().min(1).max(1_000).nullable().optional(),
  }),
  result: Person,
});

export const deactivatePerson = endpoint({
  name: "deactivatePerson",
  summary: "Shut somebody out: all their sessions and links end at once. What they wrote stays theirs.",
  method: "POST",
  path: "/api/v1/admin/people/:operatorId/deactivate",
  access,
  params,
  result: Person,
});

export const reactivatePerson = endpoint({
  name: "reactivatePerson",
  summary: "Let somebody in again, with the password they had.",
  method: "POST",
  path: "/api/v1/admin/people/:operatorId/reactivate",
  access,
  params,
  result: Person,
});

export const createPersonLink = endpoint({
  name: "createPersonLink",
  summary: "A new link to choose a password by; an earlier one stops working.",
  method: "POST",
  path: "/api/v1/admin/people/:operatorId/link",
  access,
  params,
  result: PersonLink,
});

export const removePersonTwoFactor = endpoint({
  name: "removePersonTwoFactor",
  summary: "Switch somebody's two-factor sign-in off: they lost both the app and the recovery codes.",
  method: "POST",
  path: "/api/v1/admin/people/:operatorId/two-factor/remove",
  access,
  params,
  result: Person,
});

export const readPersonLink = endpoint({
  name: "readPersonLink",
  summary: "Whom a link is for. Reading does not use it up.",
  method: "POST",
  path: "/api/v1/operator/link",
  access: "anyone",
  body: z.object({ token: Token }),
  result: z.object({ kind: LinkKind, name: z.string(), email: z.string(), tenantName: z.string(), logo: Logo }),
});

/** Opens no session: whoever found a link must still pass the second factor at sign-in. */
export const choosePassword = endpoint({
  name: "choosePassword",
  summary: "Choose a password by a link. The link is used up and every session of the operator ends.",
  method: "POST",
  path: "/api/v1/operator/link/password",
  access: "anyone",
  body: z.object({ token: Token, password: Password }),
  result: z.object({}),
});
