import { z } from "zod";

/** suspended: what customers write is accepted and stored, and nothing is sent. */
export const TenantStatus = z.enum(["active", "suspended"]);
export type TenantStatus = z.infer<typeof TenantStatus>;
