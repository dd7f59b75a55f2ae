import { useMutation } from "@tanstack/react-query";
import { orderTouchRun } from "../../../../../contracts/endpoints/touchRuns.ts";
import type { RunOrder } from "../../../../../contracts/endpoints/touchRuns.ts";
import type { TouchRunId } from "../../../../../contracts/ids.ts";
import { call } from "../../api/call.ts";
import { refreshTouches } from "../../queries/touches.ts";

/** Holds when it is answered; what it changed is read anew. */
export const useRunOrder = (touchRunId: TouchRunId) =>
  useMutation({
    mutationFn: (order: RunOrder) => call(orderTouchRun, { params: { touchRunId }, body: { order } }),
    onSuccess: refreshTouches,
  });
