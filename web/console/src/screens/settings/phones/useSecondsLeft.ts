import { useEffect, useState } from "react";

const SECOND_MS = 1_000;

/** Whole seconds until a moment, down to 0; looked at every second. */
export function useSecondsLeft(moment: string | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return moment === undefined ? 0 : Math.max(0, Math.floor((Date.parse(moment) - now) / SECOND_MS));
}
