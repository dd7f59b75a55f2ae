import type { z } from "zod";
import { uploadFile } from "../../../../contracts/endpoints/uploads.ts";
import type { ConversationId } from "../../../../contracts/ids.ts";
import { parseJson } from "../../../../contracts/parseJson.ts";
import type { Upload } from "../../../../contracts/upload.ts";
import { addressOf, authorizedBy } from "./call.ts";
import { ClientError, clientErrorFrom } from "./clientError.ts";
import type { Request } from "./request.ts";

export interface Sending {
  /** How much of it has left, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Hands a file over for a reply. Throws ClientError. */
export async function sendFile(
  conversationId: ConversationId,
  file: File,
  facts: Omit<z.input<typeof uploadFile.query>, "fileName">,
  sending: Sending,
): Promise<Upload> {
  const url = addressOf(uploadFile.path, { conversationId }, { fileName: file.name, ...facts });
  return uploadFile.result.parse(parseJson(await sendTo(url, file, sending)));
}

/** Posts a file as the whole body; returns the answer's text. Throws ClientError. */
export const sendTo = (url: string, file: File, { onProgress, signal }: Sending): Promise<string> =>
  authorizedBy((wanted) => post(wanted, file, onProgress), { method: "POST", url, signal });

/** By XMLHttpRequest, because fetch does not tell how much has left. */
function post({ method, url, token, signal }: Request, file: File, onProgress: Sending["onProgress"]): Promise<string> {
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
