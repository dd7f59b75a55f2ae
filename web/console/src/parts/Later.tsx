import { type ReactNode, useEffect, useState } from "react";

const patienceMs = 150;

/** Draws a skeleton only when waiting has become noticeable, so that quick answers do not flash. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return due ? children : null;
}
