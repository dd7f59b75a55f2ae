import { useEffect } from "react";
import type { ConversationId } from "../../../../contracts/ids.ts";

const started = "switch:start";
const painted = "switch:painted";

/** Somebody goes to another conversation. In User Timing, where a browser's tools and the bench read it; only the last one is kept. */
export function switchStarted(conversationId: ConversationId): void {
  for (const mark of [started, painted]) performance.clearMarks(mark);
  performance.clearMeasures("switch");
  performance.mark(started, { detail: conversationId });
}

/** Called by what draws the thread: measures until its first picture is on screen. */
export function useSwitchPainted(conversationId: ConversationId): void {
  useEffect(() => {
    const [start] = performance.getEntriesByName(started);
    if (!(start instanceof PerformanceMark) || start.detail !== conversationId) return;
    // After a frame has been drawn, the next task finds it on screen.
    const frame = requestAnimationFrame(() =>
      setTimeout(() => {
        performance.mark(painted);
        performance.measure("switch", { start: start.startTime, end: performance.now(), detail: conversationId });
      }),
    );
    return () => cancelAnimationFrame(frame);
  }, [conversationId]);
}
