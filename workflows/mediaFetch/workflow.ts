import { proxyActivities } from "@temporalio/workflow";
import type { MediaActivities } from "../../activities/media.ts";
import type { MediaFetchInput } from "./messages.ts";

const { fetchMedia, giveUpMedia } = proxyActivities<MediaActivities>({
  taskQueue: "io",
  startToCloseTimeout: "2 minutes",
  // A messenger keeps its files for an hour at least, so a short outage of its file server loses nothing.
  scheduleToCloseTimeout: "1 hour",
  retry: { initialInterval: "2 seconds", backoffCoefficient: 2, maximumInterval: "2 minutes" },
});

/** Brings one file into the blob store, apart from its conversation: a slow or broken file holds nobody up. */
export async function mediaFetchWorkflow(input: MediaFetchInput): Promise<void> {
  try {
    await fetchMedia(input);
  } catch {
    await giveUpMedia(input);
  }
}
