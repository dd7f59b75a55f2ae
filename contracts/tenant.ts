import { z } from "zod";
import { TenantId } from "./ids.ts";

/** suspended: what customers write is accepted and stored, and nothing is sent. */
export const TenantStatus = z.enum(["active", "suspended"]);
export type TenantStatus = z.infer<typeof TenantStatus>;

export const TenantName = z.string().trim().min(1).max(100);

/** A tenant as the installation's administrator sees it: how it is and how much it does, and nothing of what was said. */
export const Tenant = z.object({
  id: TenantId,
  name: z.string(),
  status: TenantStatus,
  /** Why it is suspended; null while it is active. */
  suspendedReason: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Operators who are not deactivated. */
  people: z.number().int(),
  channels: z.number().int(),
  openConversations: z.number().int(),
  /** Of the last 30 days, in both directions. */
  messages: z.number().int(),
  lastMessageAt: z.iso.datetime().nullable(),
});
export type Tenant = z.infer<typeof Tenant>;
