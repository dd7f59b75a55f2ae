import type { EntityManager } from "typeorm";
import type { z } from "zod";
import type { TenantId } from "../contracts/ids.ts";
import { TenantSettings } from "../contracts/tenantSettings.ts";
import { newId } from "../entities/newId.ts";

export interface TenantToCreate {
  readonly name: string;
  readonly settings?: z.input<typeof TenantSettings>;
}

/** Creates a tenant. Only the settings that were given are stored; the defaults of the others may change with the product. */
export async function createTenant(manager: EntityManager, { name, settings = {} }: TenantToCreate): Promise<TenantId> {
  TenantSettings.parse(settings);
  const id = newId("ten");
  await manager.query(`INSERT INTO tenants (id, name, settings) VALUES ($1, $2, $3)`, [
    id,
    name,
    JSON.stringify(settings),
  ]);
  return id;
}
