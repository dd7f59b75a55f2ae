import type { DataSource } from "typeorm";
import type { AppBuild } from "../../contracts/appBuild.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { AppBuildId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { SignedIn } from "../auth/signedIn.ts";

/** The versions that an operator may download, the newest first, or the one that is named. */
export async function readAppBuilds(db: DataSource, operator: SignedIn, id?: AppBuildId): Promise<AppBuild[]> {
  const { values, bind } = parameters();
  const rows: (Omit<AppBuild, "createdAt"> & { readonly createdAt: Date })[] = await db.query(
    `SELECT b.id, b."versionName", b."versionCode", b."fileName", b."sizeBytes", b.sha256, b."isActive",
       o.name AS "uploadedByName", b."createdAt"
     FROM app_builds b LEFT JOIN operators o ON o.id = b."uploadedById"
     WHERE ${sees.ofTenant(operator, "b", bind)} ${id === undefined ? "" : `AND b.id = ${bind(id)}`}
       ${operator.permissions.includes("devices.manage") ? "" : `AND b."isActive"`}
     ORDER BY b."versionCode" DESC`,
    values,
  );
  return rows.map(({ createdAt, ...row }) => Object.assign(row, { createdAt: createdAt.toISOString() }));
}

/** Throws app_build.not_found. */
export async function readAppBuild(db: DataSource, operator: SignedIn, id: AppBuildId): Promise<AppBuild> {
  const [build] = await readAppBuilds(db, operator, id);
  if (build === undefined) throw new ProductError("app_build.not_found");
  return build;
}
