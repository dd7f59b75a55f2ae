import { badRequest } from "./botApiError.ts";
import type { BotState } from "./botState.ts";
import type { Method, MethodResult } from "./method.ts";
import { type Params, text } from "./params.ts";

const LARGEST_DOWNLOAD_BYTES = 20 * 1024 * 1024;

function getFile({ files }: BotState, params: Params): MethodResult {
  const file = files.byId(text(params, "file_id"));
  if (file === undefined) throw badRequest("wrong file_id or the file is temporarily unavailable");
  if (file.bytes.length > LARGEST_DOWNLOAD_BYTES) throw badRequest("file is too big");
  return { result: { ...file.fields, file_path: file.path } };
}

export const fileMethods = { getFile } satisfies Record<string, Method>;
