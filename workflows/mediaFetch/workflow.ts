import { ActivityFailure, ApplicationFailure, proxyActivities, sleep } from "@temporalio/workflow";
import type { MediaActivities } from "../../activities/media.ts";
import type { MediaFetchInput } from "./messages.ts";

const { fetchMedia, giveUpMedia } = proxyActivities<MediaActivities>({
  taskQueue: "io",
  startToCloseTimeout: "2 minutes",
  // A messenger keeps its files for an hour at least, so a short outage of its file server loses nothing.
  scheduleToCloseTimeout: "1 hour",
  retry: { initialInterval: "2 seconds", backoffCoefficient: 2, maximumInterval: "2 minutes" },
});

/** How often it is asked who holds the account's connection, when that process did not fetch the file. */
const HOLDERS_MAX = 10;

/** Brings one file into the blob store, apart from its conversation: a slow or broken file holds nobody up. */
export async function mediaFetchWorkflow(input: MediaFetchInput): Promise<void> {
  try {
    for (let left = HOLDERS_MAX; left > 0; left -= 1) {
      const heldBy = await fetchMedia(input);
      if (typeof heldBy !== "string" || (await fetchWhereHeld(input, heldBy))) return;
    }
    await giveUpMedia(input);
  } catch {
    await giveUpMedia(input);
  }
}

/** False: the process that held the account's connection was gone, or not able to. */
async function fetchWhereHeld(input: MediaFetchInput, holderId: string): Promise<boolean> {
  const { fetchMedia: fetchThere } = proxyActivities<MediaActivities>({
    taskQueue: `holder/${holderId}`,
    startToCloseTimeout: "2 minutes",
    scheduleToStartTimeout: "10 seconds",
    retry: { maximumAttempts: 1 },
  });
  try {
    return (await fetchThere(input)) === null;
  } catch (error) {
    if (error instanceof ActivityFailure && isGone(error.cause)) throw error;
    await sleep("5 seconds");
    return false;
  }
}

const isGone = (cause: unknown) => cause instanceof ApplicationFailure && cause.type === "FileGone";
