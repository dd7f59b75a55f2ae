import { addAppBuild, deleteAppBuild as remove, offerAppBuild } from "../../commands/appBuilds.ts";
import { changeAppBuild, deleteAppBuild, listAppBuilds, uploadAppBuild } from "../../contracts/endpoints/appBuilds.ts";
import { ProductError } from "../../contracts/errors.ts";
import { newId } from "../../entities/newId.ts";
import { route } from "../mount.ts";
import { readAppBuild, readAppBuilds } from "../presenters/appBuild.ts";
import { keepApk } from "../uploads/keepApk.ts";
import { sanitizeFileName } from "../uploads/sanitizeFileName.ts";

/** How the app's build for trying things out is named, in its version and in its file. */
const STAGING = /\bstaging\b/i;

export const appBuildRoutes = [
  route(listAppBuilds, async ({ operator, deps: { db } }) => ({ builds: await readAppBuilds(db, operator) })),

  route(uploadAppBuild, async ({ query, operator, request, deps: { db, blobs } }) => {
    const { versionName, versionCode } = query;
    const fileName = sanitizeFileName(query.fileName);
    if (STAGING.test(versionName) || STAGING.test(fileName)) throw new ProductError("app_build.not_production");
    const id = newId("bld");
    const file = await keepApk(blobs, id, request);
    const build = { id, tenantId: operator.tenantId, versionName, versionCode, fileName, ...file };
    try {
      await addAppBuild(db, build, operator);
    } catch (refusal) {
      await blobs.remove(id);
      throw refusal;
    }
    return readAppBuild(db, operator, id);
  }),

  route(changeAppBuild, async ({ params: { appBuildId }, body: { isActive }, operator, deps: { db } }) => {
    await offerAppBuild(db, operator.tenantId, appBuildId, isActive, operator);
    return readAppBuild(db, operator, appBuildId);
  }),

  route(deleteAppBuild, async ({ params: { appBuildId }, operator, deps: { db, blobs } }) => {
    await remove(db, operator.tenantId, appBuildId, operator);
    await blobs.remove(appBuildId);
    return {};
  }),
];
