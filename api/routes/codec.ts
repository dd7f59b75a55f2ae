import type { Payload } from "@temporalio/common";
import { decodePayloads, encodePayloads } from "../../contracts/endpoints/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import { createPayloadCodec } from "../../temporal/payloadCodec.ts";
import type { EncryptionKey } from "../../config/aesGcm.ts";
import { route } from "../mount.ts";
import { fromJsonPayload, toJsonPayload } from "../temporal/jsonPayloads.ts";

/** The remote codec of the Temporal UI. A payload of ours is readable there by an administrator's session, and only there. */
export const codecRoutes = [
  route(decodePayloads, async ({ body, deps: { settings } }) => {
    const payloads = await decode(settings.encryptionKeys, body.payloads.map(fromJsonPayload));
    return { payloads: payloads.map(toJsonPayload) };
  }),

  route(encodePayloads, async ({ body, deps: { settings } }) => {
    const payloads = await createPayloadCodec(settings.encryptionKeys).encode(body.payloads.map(fromJsonPayload));
    return { payloads: payloads.map(toJsonPayload) };
  }),
];

async function decode(keys: readonly EncryptionKey[], payloads: Payload[]): Promise<Payload[]> {
  try {
    return await createPayloadCodec(keys).decode(payloads);
  } catch {
    const message = "A payload cannot be decrypted with the keys of this installation.";
    throw new ProductError("request.invalid", [{ field: "body.payloads", message }]);
  }
}
