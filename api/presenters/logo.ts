import type { DataSource } from "typeorm";
import type { TenantId } from "../../contracts/ids.ts";
import type { Logo } from "../../contracts/logo.ts";
import { TenantLogoRecord } from "../../entities/tenantLogoRecord.ts";

export async function readLogo(db: DataSource, tenantId: TenantId): Promise<Logo> {
  const logo = await db.getRepository(TenantLogoRecord).findOneBy({ tenantId });
  return logo === null ? null : `data:${logo.type};base64,${logo.bytes.toString("base64")}`;
}
