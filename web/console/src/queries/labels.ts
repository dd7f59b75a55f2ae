import { queryOptions } from "@tanstack/react-query";
import { listLabels } from "../../../../contracts/endpoints/inbox.ts";
import { call } from "../api/call.ts";

export const labels = () =>
  queryOptions({
    queryKey: ["labels"],
    queryFn: ({ signal }) => call(listLabels, { signal }),
    select: (answer) => answer.labels,
  });
