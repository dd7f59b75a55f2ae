import { z } from "zod";
import { DeviceType, PartSource, RepairKind } from "./extraction.ts";
import { PriceRowId } from "./ids.ts";

/** One line of a tenant's price list. A null brand or model means "any"; the most exact line wins. Amounts are kopecks. */
export const PriceRow = z.object({
  id: PriceRowId,
  deviceType: DeviceType.nullable(),
  brand: z.string().nullable(),
  model: z.string().nullable(),
  repair: RepairKind,
  partSource: PartSource.nullable(),
  title: z.string(),
  amount: z.number().int().nonnegative(),
  currency: z.literal("RUB"),
  /** The price starts here: "от 1 500 ₽". */
  isFrom: z.boolean(),
  /** Usual duration of the work in minutes, when the tenant states it. */
  durationMinutes: z.number().int().nullable(),
});
export type PriceRow = z.infer<typeof PriceRow>;
