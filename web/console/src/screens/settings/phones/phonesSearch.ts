import { z } from "zod";
import { DeviceSort, DeviceState } from "../../../../../../contracts/device.ts";

/** The list's filter as the address bar holds it. */
export const PhonesSearch = z.object({
  search: z.string().max(100).optional().catch(undefined),
  state: DeviceState.optional().catch(undefined),
  phonesBy: DeviceSort.optional().catch(undefined),
});
export type PhonesSearch = z.infer<typeof PhonesSearch>;
