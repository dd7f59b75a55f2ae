import type { TenantId } from "../../contracts/ids.ts";
import type { Sight } from "../../contracts/sight.ts";

/** Whose eyes a request has. Everything that is read or changed on somebody's behalf is bounded by this. */
export interface Viewer extends Sight {
  readonly tenantId: TenantId;
}
