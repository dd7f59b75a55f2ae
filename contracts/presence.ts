import { z } from "zod";
import { BranchId, ConversationId, OperatorId, TeamId, TenantId } from "./ids.ts";

/** Postgres channel by which processes tell each other who looks at what, and who types. Nothing of it is stored. */
export const PRESENCE_CHANNEL = "switchboard_presence";

/** A console says again where it is well within this time; who does not is gone. */
export const PRESENCE_EXPIRES_MS = 45_000;

export const Place = z.object({
  conversationId: ConversationId,
  /** Whose the conversation is, so that each process can decide who may hear of it. */
  holders: z.object({
    branchId: BranchId.nullable(),
    teamId: TeamId.nullable(),
    assigneeId: OperatorId.nullable(),
  }),
  typing: z.boolean(),
});
export type Place = z.infer<typeof Place>;

/** place null: they look at no conversation any more. */
export const PresenceNotice = z.object({
  tenantId: TenantId,
  operatorId: OperatorId,
  name: z.string(),
  socketId: z.string(),
  place: Place.nullable(),
});
export type PresenceNotice = z.infer<typeof PresenceNotice>;
