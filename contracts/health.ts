import { z } from "zod";

/** One dependency in words. */
export const DependencyHealth = z.object({
  name: z.enum(["postgres", "temporal", "workers", "model"]),
  status: z.enum(["up", "down", "off"]),
  words: z.string(),
});
export const Health = z.object({
  status: z.enum(["up", "degraded", "down"]),
  version: z.string(),
  dependencies: z.array(DependencyHealth),
});
export type Health = z.infer<typeof Health>;
