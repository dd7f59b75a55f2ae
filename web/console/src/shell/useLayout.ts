import { useMediaQuery } from "@mantine/hooks";
import { breakpoints } from "../theme.ts";

export type Layout = "phone" | "narrow" | "wide";

/** How many views stand side by side: one (phone), list and thread (narrow), or with the panel too (wide). */
export function useLayout(): Layout {
  const phone = useMediaQuery(breakpoints.phone, matchMedia(breakpoints.phone).matches);
  const narrow = useMediaQuery(breakpoints.narrow, matchMedia(breakpoints.narrow).matches);
  return phone ? "phone" : narrow ? "narrow" : "wide";
}
