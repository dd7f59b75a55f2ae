import { addressOf, authorized } from "../api/call.ts";

const KEPT_MS = 60_000;

/** A plain link could not carry the access token, so the file is fetched and then handed to the browser. Throws ClientError. */
export async function downloadFile(path: string, query: unknown, name: string): Promise<void> {
  const response = await authorized({ method: "GET", url: addressOf(path, undefined, query) });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
