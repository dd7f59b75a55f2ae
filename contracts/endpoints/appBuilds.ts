import { z } from "zod";
import { AppBuild } from "../appBuild.ts";
import { endpoint } from "../endpoint.ts";
import { AppBuildId } from "../ids.ts";

const path = "/api/v1/admin/app-builds" as const;
const access = "devices.manage";
const params = z.object({ appBuildId: AppBuildId });

/** Whoever manages phones sees those that are put away as well. */
export const listAppBuilds = endpoint({
  name: "listAppBuilds",
  summary: "Versions of the dialer's Android app, the newest first.",
  method: "GET",
  path: "/api/v1/operator/app-builds",
  access: "calls.make",
  result: z.object({ builds: z.array(AppBuild) }),
});

/** The body is the APK itself, 200 MiB at most. Throws app_build.not_production for a build made for trying things out. */
export const uploadAppBuild = endpoint({
  name: "uploadAppBuild",
  summary: "Add a version: the APK as the whole body. Its checksum is computed here.",
  method: "POST",
  path,
  access,
  takesFile: true,
  query: z.object({
    fileName: z.string().min(1).max(500),
    versionName: z
      .string()
      .trim()
      .regex(/^\d[\w.+-]{0,31}$/),
    versionCode: z.coerce.number().int().min(1).max(2_100_000_000),
  }),
  result: AppBuild,
});

export const changeAppBuild = endpoint({
  name: "changeAppBuild",
  summary: "Offer a version to operators, or put it away.",
  method: "PATCH",
  path: `${path}/:appBuildId`,
  access,
  params,
  body: z.object({ isActive: z.boolean() }),
  result: AppBuild,
});

export const deleteAppBuild = endpoint({
  name: "deleteAppBuild",
  summary: "Delete a version with its file.",
  method: "DELETE",
  path: `${path}/:appBuildId`,
  access,
  params,
  result: z.object({}),
});
