import { queryOptions } from "@tanstack/react-query";
import { APP_BUILD_FILE_PATH, AppBuild } from "../../../../contracts/appBuild.ts";
import { listAppBuilds, uploadAppBuild } from "../../../../contracts/endpoints/appBuilds.ts";
import { parseJson } from "../../../../contracts/parseJson.ts";
import { addressOf, call } from "../api/call.ts";
import { type Sending, sendTo } from "../api/sendFile.ts";
import { downloadFile } from "./downloadFile.ts";

export const appBuilds = () =>
  queryOptions({
    queryKey: ["appBuilds"],
    queryFn: ({ signal }) => call(listAppBuilds, { signal }),
    select: ({ builds }) => builds,
  });

export const downloadBuild = ({ id: appBuildId, fileName }: AppBuild): Promise<void> =>
  downloadFile(APP_BUILD_FILE_PATH, {}, fileName, { appBuildId });

interface NewVersion {
  readonly versionName: string;
  readonly versionCode: number;
}

export async function uploadBuild(file: File, version: NewVersion, sending: Sending): Promise<AppBuild> {
  const url = addressOf(uploadAppBuild.path, {}, { fileName: file.name, ...version });
  return AppBuild.parse(parseJson(await sendTo(url, file, sending)));
}
