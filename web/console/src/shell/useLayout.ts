import { useSyncExternalStore } from "react";
import { breakpoints } from "../theme.ts";

export type Layout = "phone" | "narrow" | "wide";

/** Asked once: so many components want to know that asking the browser anew in each is felt. */
const phone = matchMedia(breakpoints.phone);
const narrow = matchMedia(breakpoints.narrow);

const read = (): Layout => (phone.matches ? "phone" : narrow.matches ? "narrow" : "wide");

function subscribe(listener: () => void): () => void {
  for (const query of [phone, narrow]) query.addEventListener("change", listener);
  return () => {
    for (const query of [phone, narrow]) query.removeEventListener("change", listener);
  };
}

/** How many views stand side by side: one (phone), list and thread (narrow), or with the panel too (wide). */
export const useLayout = (): Layout => useSyncExternalStore(subscribe, read);
