import { addressOf, authorized } from "../api/call.ts";
import { saveBlob } from "../api/saveBlob.ts";

/** Fetches a file of the API and hands it to the browser. Throws ClientError. */
export async function downloadFile(path: string, query: unknown, name: string, params?: unknown): Promise<void> {
  const response = await authorized({ method: "GET", url: addressOf(path, params, query) });
  saveBlob(await response.blob(), name);
}
