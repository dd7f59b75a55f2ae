import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { APP_BUILD_BYTES_MAX } from "../../contracts/appBuild.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { AppBuildId } from "../../contracts/ids.ts";
import type { BlobStore } from "../../entities/blobStore.ts";

/** An APK is a ZIP archive, and begins as one. */
const ZIP = Buffer.from("PK\u0003\u0004");

/**
 * Writes the APK that is a request's whole body into the blob store as it comes, and computes its checksum on the way.
 * Throws request.too_large, upload.empty and upload.type_not_allowed; nothing is kept then.
 */
export async function keepApk(
  blobs: BlobStore,
  id: AppBuildId,
  request: IncomingMessage,
): Promise<{ readonly sizeBytes: number; readonly sha256: string }> {
  if (Number(request.headers["content-length"] ?? 0) > APP_BUILD_BYTES_MAX) throw new ProductError("request.too_large");
  const hash = createHash("sha256");
  let sizeBytes = 0;
  let head = Buffer.alloc(0);

  async function* checked(): AsyncGenerator<Buffer> {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const part = Buffer.from(chunk);
      sizeBytes += part.length;
      if (sizeBytes > APP_BUILD_BYTES_MAX) throw new ProductError("request.too_large");
      if (head.length < ZIP.length) {
        head = Buffer.concat([head, part.subarray(0, ZIP.length)]).subarray(0, ZIP.length);
        if (!ZIP.subarray(0, head.length).equals(head))
          throw new ProductError("upload.type_not_allowed", { allowed: ["application/vnd.android.package-archive"] });
      }
      hash.update(part);
      yield part;
    }
    if (sizeBytes === 0) throw new ProductError("upload.empty");
  }

  await blobs.write(id, checked());
  return { sizeBytes, sha256: hash.digest("hex") };
}
