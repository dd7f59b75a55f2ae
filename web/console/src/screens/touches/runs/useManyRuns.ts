import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { TouchRunId } from "../../../../../../contracts/ids.ts";
import { refreshTouches } from "../../../queries/touches.ts";

interface Portion {
  readonly done: number;
  readonly left: Readonly<Record<string, number>>;
  /** Before which run the rest stands; null: there is none. */
  readonly next: TouchRunId | null;
}

/** Runs that had ended were no part of what was asked for. */
const ENDED = "touch_run.ended";
const nothing: Portion = { done: 0, left: {}, next: null };

/** Gives an order to many runs in portions and says how far it is. It can be stopped between two of them, and goes on after one that failed. */
export function useManyRuns(send: (before: TouchRunId | undefined) => Promise<Portion>) {
  const [soFar, setSoFar] = useState(nothing);
  const stopped = useRef(false);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const give = useMutation({
    mutationFn: async () => {
      stopped.current = false;
      let sum = soFar;
      do {
        // oxlint-disable-next-line no-await-in-loop -- the next portion begins where this one ended
        sum = added(sum, await send(sum.next ?? undefined));
        setSoFar(sum);
      } while (sum.next !== null && !stopped.current);
      return sum;
    },
    onSettled: refreshTouches,
  });
  const stop = () => {
    stopped.current = true;
  };
  return { give, soFar, stop };
}

function added(sum: Portion, { done, left, next }: Portion): Portion {
  const all = new Map(Object.entries(sum.left));
  for (const [why, count] of Object.entries(left)) if (why !== ENDED) all.set(why, (all.get(why) ?? 0) + count);
  return { done: sum.done + done, left: Object.fromEntries(all), next };
}

export const wentThrough = ({ done, left }: Portion) => Object.values(left).reduce((sum, count) => sum + count, done);
