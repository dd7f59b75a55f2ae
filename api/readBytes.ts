import type { IncomingMessage } from "node:http";
import { ProductError } from "../contracts/errors.ts";

/** Reads a request's body up to a limit in bytes; beyond it request.too_large, without reading the rest. */
export async function readBytes(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > bytesMax) throw new ProductError("request.too_large");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > bytesMax) throw new ProductError("request.too_large");
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
