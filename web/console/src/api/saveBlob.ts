/** Long enough for a browser to begin; a file that is being saved is not taken away by it. */
const KEPT_MS = 60_000;

/** Hands what was fetched to the browser as a file: a plain link could not carry the access token. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
