import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback } from "react";
import type { TimelineItem } from "./buildTimeline.ts";
import { estimateHeight } from "./estimateHeight.ts";

/** So near to the end counts as being there. */
export const endTolerancePx = 48;
/** Above the first row: where it says that earlier messages are being fetched. */
const paddingStart = 40;
const paddingEnd = 8;

/**
 * Only rows near the window exist. What somebody reads keeps its place while pages come in above, rows get their real
 * heights and files theirs; at the end, the end does.
 */
export function useTimelineRows(scroller: RefObject<HTMLDivElement | null>, items: readonly TimelineItem[]) {
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    estimateSize: useCallback((index: number) => estimateHeight(items[index]), [items]),
    // The first drawing already shows the end, not the beginning.
    initialOffset: () => Math.max(0, items.reduce((sum, item) => sum + estimateHeight(item), 0) - innerHeight),
    anchorTo: "end",
    scrollEndThreshold: endTolerancePx,
    overscan: 6,
    paddingStart,
    paddingEnd,
  });
  // The default leaves rows alone that grow while somebody scrolls up, and then a photo that arrives pushes the text away.
  rows.shouldAdjustScrollPositionOnItemSizeChange = ({ key, start, end }, _, { itemSizeCache, scrollOffset }) =>
    (itemSizeCache.has(key) ? end : start + 1) <= (scrollOffset ?? 0);
  return rows;
}

export type TimelineRows = ReturnType<typeof useTimelineRows>;
