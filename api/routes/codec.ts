import { decodePayloads, encodePayloads } from "../../contracts/endpoints/actors.ts";
import { createPayloadCodec } from "../../temporal/payloadCodec.ts";
import { route } from "../mount.ts";
import { fromJsonPayload, toJsonPayload } from "../temporal/jsonPayloads.ts";

/** The remote codec of the Temporal UI. A payload of ours is readable there by an administrator's session, and only there. */
export const codecRoutes = [
  route(decodePayloads, async ({ body, deps: { settings } }) => {
    const payloads = await createPayloadCodec(settings.encryptionKeys).decode(body.payloads.map(fromJsonPayload));
    return { payloads: payloads.map(toJsonPayload) };
  }),

  route(encodePayloads, async ({ body, deps: { settings } }) => {
    const payloads = await createPayloadCodec(settings.encryptionKeys).encode(body.payloads.map(fromJsonPayload));
    return { payloads: payloads.map(toJsonPayload) };
  }),
];
