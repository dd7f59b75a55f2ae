import { useState } from "react";

/** Whether something has ever been asked for: until then it is neither fetched nor drawn, and afterwards it may close in peace. */
export function useAsked(wanted: boolean): boolean {
  const [asked, setAsked] = useState(wanted);
  if (wanted && !asked) setAsked(true);
  return asked;
}
