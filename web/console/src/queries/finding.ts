import { queryOptions } from "@tanstack/react-query";
import { listFolders } from "../../../../contracts/endpoints/folders.ts";
import { listLabels } from "../../../../contracts/endpoints/inbox.ts";
import { call } from "../api/call.ts";

/** Under the key of the lists, because whatever moves a list may move what its folders count. */
export const folders = () =>
  queryOptions({
    queryKey: ["conversations", "folders"],
    queryFn: ({ signal }) => call(listFolders, { signal }),
    select: (answer) => answer.folders,
  });

export const labels = () =>
  queryOptions({
    queryKey: ["labels"],
    queryFn: ({ signal }) => call(listLabels, { signal }),
    select: (answer) => answer.labels,
  });
