import type { MediaRef } from "../../contracts/actors.ts";
import type { MediaId } from "../../contracts/ids.ts";

export const mediaFetchWorkflowType = "mediaFetchWorkflow";
export const mediaFetchWorkflowId = (id: MediaId) => `media/${id}`;
export type MediaFetchInput = MediaRef;
