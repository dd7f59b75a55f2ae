import { z } from "zod";
import { BranchId, OperatorId, TeamId } from "./ids.ts";
import { DataScope, Role } from "./permissions.ts";

/** Whether somebody takes conversations now. */
export const Presence = z.enum(["online", "busy", "offline"]);
export type Presence = z.infer<typeof Presence>;

/** invited: has not chosen a password yet. deactivated: may not sign in, and stays as the author of what they wrote. */
const PersonState = z.enum(["invited", "active", "deactivated"]);

/** An operator as colleagues see them. */
export const Person = z.object({
  id: OperatorId,
  name: z.string(),
  email: z.string(),
  role: Role,
  scope: DataScope,
  branchId: BranchId.nullable(),
  teamIds: z.array(TeamId),
  state: PersonState,
  /** What they chose, and offline whenever no console of theirs has been connected for five minutes. */
  presence: Presence,
  /** How many open conversations they hold at most; null: any number. */
  maxOpenConversations: z.number().int().nullable(),
  twoFactor: z.boolean(),
  seenAt: z.iso.datetime().nullable(),
});
export type Person = z.infer<typeof Person>;

/** The secret is in the part after "#", which browsers never send, so no log on the way has it. */
export const PersonLink = z.object({
  url: z.url(),
  expiresAt: z.iso.datetime(),
  /** Whether a letter with the link goes to the operator as well. */
  isMailed: z.boolean(),
});
export type PersonLink = z.infer<typeof PersonLink>;

/** invite: the first password. reset: a new one. */
export const LinkKind = z.enum(["invite", "reset"]);
export type LinkKind = z.infer<typeof LinkKind>;
