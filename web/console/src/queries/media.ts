import { queryOptions } from "@tanstack/react-query";
import type { MediaId } from "../../../../contracts/ids.ts";
import { authorized } from "../api/call.ts";

/** A file needs the access token, which an <img> cannot send: it is fetched once and shown from a blob address of this page. */
export const mediaFile = (mediaId: MediaId) =>
  queryOptions({
    queryKey: ["media", mediaId],
    queryFn: async ({ signal }) => URL.createObjectURL(await fetchMedia(mediaId, signal)),
    gcTime: Number.POSITIVE_INFINITY,
  });

export async function fetchMedia(mediaId: MediaId, signal?: AbortSignal): Promise<Blob> {
  return (await authorized({ method: "GET", url: `/api/v1/operator/media/${mediaId}`, signal })).blob();
}
