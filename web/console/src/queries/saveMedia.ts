/** Hands a file that is here already to the browser's downloads. */
export function saveMedia(url: string, fileName: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
}
