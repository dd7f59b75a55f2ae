import { queryOptions } from "@tanstack/react-query";
import type { Call } from "../../../../contracts/call.ts";
import { getCallActor, listLiveCalls } from "../../../../contracts/endpoints/calls.ts";
import type { CallRequestId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";
import { queryClient } from "./queryClient.ts";

/** Everything that an event about a call makes stale. */
export const callsKey = ["calls"] as const;

/** One's own calls that are under way or have just ended. */
export const liveCalls = () =>
  queryOptions({
    queryKey: [...callsKey, "live"],
    queryFn: ({ signal }) => call(listLiveCalls, { signal }),
    select: (answer) => answer.calls,
  });

export const callActor = (callRequestId: CallRequestId) =>
  queryOptions({
    queryKey: [...callsKey, "actor", callRequestId],
    queryFn: ({ signal }) => call(getCallActor, { params: { callRequestId }, signal }),
  });

/** Puts what an order returned on screen at once. */
export function showCall(changed: Call): void {
  queryClient.setQueryData(liveCalls().queryKey, (known) => ({
    calls: [changed, ...(known?.calls ?? []).filter(({ id }) => id !== changed.id)],
  }));
  void queryClient.invalidateQueries({ queryKey: callsKey });
}
