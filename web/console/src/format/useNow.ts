import { useEffect, useState } from "react";

const lookEveryMs = 15_000;

/** The time, for words such as "in 4 minutes": looked at often enough for them. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
