import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import { ProductError } from "../../contracts/errors.ts";
import { AppBuildId } from "../../contracts/ids.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { authorize } from "../auth/authorize.ts";
import { readAppBuild } from "../presenters/appBuild.ts";

const access = { name: "getAppBuildFile", access: "calls.make" } as const;

/** The APK of a version. No endpoint object, because its answer is no JSON. */
export function serveAppBuildFile(deps: ApiDeps) {
  return async (request: Request<{ appBuildId: string }>, response: Response): Promise<void> => {
    const operator = await authorize(deps, request, access);
    const id = AppBuildId.safeParse(request.params.appBuildId);
    if (!id.success) throw new ProductError("app_build.not_found");
    const { fileName } = await readAppBuild(deps.db, operator, id.data);
    const blob = await deps.blobs.open(id.data);
    if (blob === null) throw new ProductError("app_build.not_found");
    response.writeHead(200, {
      "content-type": "application/vnd.android.package-archive",
      "content-length": blob.sizeBytes,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    // A reader who leaves in the middle is no fault.
    await pipeline(blob.stream, response).catch(() => response.destroy());
  };
}
