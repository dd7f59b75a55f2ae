import { z } from "zod";
import { AppBuildId } from "./ids.ts";

/** As much as an APK of the dialer may weigh. */
export const APP_BUILD_BYTES_MAX = 200 * 1_048_576;

/** A version of the dialer's Android app, to be downloaded and installed. */
export const AppBuild = z.object({
  id: AppBuildId,
  versionName: z.string(),
  /** Android installs a build only over one with a lower code. */
  versionCode: z.number().int(),
  fileName: z.string(),
  sizeBytes: z.number().int(),
  /** Of the whole file, in hexadecimal. */
  sha256: z.string(),
  /** Whether operators are offered it. */
  isActive: z.boolean(),
  uploadedByName: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type AppBuild = z.infer<typeof AppBuild>;

/** The file itself. No endpoint object, because its answer is no JSON. */
export const APP_BUILD_FILE_PATH = "/api/v1/operator/app-builds/:appBuildId/file";
