import type { DataSource } from "typeorm";
import { z } from "zod";
import type { DemoSent } from "../../simulators/demo/demoControl.ts";
import type { Product } from "../startProduct.ts";
import type { Shop } from "./seedShop.ts";

export const Plan = z.object({
  /** Runs that only wait. */
  waiting: z.coerce.number().int().min(1).max(100_000).default(100_000),
  /** Touches of one tenant that are due at the same moment. */
  due: z.coerce.number().int().min(1).max(100_000).default(10_000),
  /** Touches a second of another tenant, and for how long they are watched without and with the first one's. */
  rate: z.coerce.number().positive().max(50).default(5),
  seconds: z.coerce.number().positive().max(600).default(60),
});
export type Plan = z.infer<typeof Plan>;

/** Quiet and busy take turns: how fast a shared machine is changes by more than what is measured. */
export const ROUNDS = 3;

/** Touches of the other tenant in one half of a round. */
export const touchesEach = ({ rate, seconds }: Plan): number => Math.ceil((rate * seconds) / ROUNDS);

export interface Shops {
  readonly large: Shop;
  readonly small: Shop;
}

export interface Bench {
  readonly product: Product<Shops>;
  readonly db: DataSource;
  /** What the messenger took. */
  readonly sent: readonly DemoSent[];
  readonly plan: Plan;
}
