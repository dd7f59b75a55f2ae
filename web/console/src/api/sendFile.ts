import type { z } from "zod";
import { uploadFile } from "../../../../contracts/endpoints/uploads.ts";
import type { ConversationId } from "../../../../contracts/ids.ts";
import { parseJson } from "../../../../contracts/parseJson.ts";
import type { Upload } from "../../../../contracts/upload.ts";
import { addressOf, authorizedBy } from "./call.ts";
import { ClientError, clientErrorFrom } from "./clientError.ts";
import type { Request } from "./request.ts";

interface Sending {
  /** How much of it has left, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Hands a file over for a reply. Throws ClientError. */
export async function sendFile(
  conversationId: ConversationId,
  file: File,
  facts: Omit<z.input<typeof uploadFile.query>, "fileName">,
  { onProgress, signal }: Sending,
): Promise<Upload> {
  const url = addressOf(uploadFile.path, { conversationId }, { fileName: file.name, ...facts });
  const text = await authorizedBy((wanted) => postFile(wanted, file, onProgress), {
    method: uploadFile.method,
    url,
    signal,
  });
  return uploadFile.result.parse(parseJson(text));
}

/** A file as the whole body, by XMLHttpRequest, because fetch does not tell how much has left. */
export function postFile(
  { method, url, token, signal }: Request,
  file: File,
  onProgress: Sending["onProgress"],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open(method, url);
    asked.setRequestHeader("content-type", "application/octet-stream");
    if (token !== undefined) asked.setRequestHeader("authorization", `Bearer ${token}`);
    asked.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded / total));
    asked.addEventListener("load", () => {
      if (asked.status === 200) resolve(asked.responseText);
      else reject(clientErrorFrom(asked.status, parseJson(asked.responseText)));
    });
    asked.addEventListener("error", () => reject(new ClientError("offline", "The server did not answer.")));
    asked.addEventListener("abort", () => reject(new ClientError("offline", "The file was removed.")));
    signal?.addEventListener("abort", () => asked.abort());
    asked.send(file);
  });
}
