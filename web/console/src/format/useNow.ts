import { useEffect, useState } from "react";

const LOOK_EVERY_MS = 15_000;

/** The time, for words such as "in 4 minutes": looked at often enough for them, where nothing else is said. */
export function useNow(lookEveryMs = LOOK_EVERY_MS): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookEveryMs);
    return () => clearInterval(timer);
  }, [lookEveryMs]);
  return now;
}
