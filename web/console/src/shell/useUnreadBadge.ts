import { useEffect } from "react";
import { countUpTo } from "../format/numbers.ts";

const NAME = document.title;

/** Says how much is new where the console is not on screen: in the tab's title and on the app's icon. */
export function useUnreadBadge(count: number): void {
  useEffect(() => {
    document.title = count > 0 ? `(${countUpTo(99, count)}) ${NAME}` : NAME;
    showOnIcon(count);
    return () => {
      document.title = NAME;
      showOnIcon(0);
    };
  }, [count]);
}

/** Not every browser can, and some refuse. */
function showOnIcon(count: number): void {
  if ("setAppBadge" in navigator) void navigator.setAppBadge(count).catch(() => undefined);
}
