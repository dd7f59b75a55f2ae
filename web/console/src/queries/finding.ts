import { queryOptions } from "@tanstack/react-query";
import { listFolders } from "../../../../contracts/endpoints/folders.ts";
import { call } from "../api/call.ts";

/** Under the key of the lists, because whatever moves a list may move what its folders count. */
export const folders = () =>
  queryOptions({
    queryKey: ["conversations", "folders"],
    queryFn: ({ signal }) => call(listFolders, { signal }),
    select: (answer) => answer.folders,
  });
