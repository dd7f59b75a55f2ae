import { useEffect, useRef } from "react";
import { createStore } from "../state/store.ts";
import type { ScreenAction } from "./command.ts";

type Offer = Readonly<Partial<Record<ScreenAction, () => void>>>;

/** What the parts of the screen that are there now can do; the one drawn last answers. */
const offers = createStore<readonly { readonly current: Offer }[]>([]);

/** Does these actions of the registry while the caller is on screen. */
export function useOffer(offer: Offer): void {
  const latest = useRef(offer);
  useEffect(() => {
    latest.current = offer;
  });
  useEffect(() => {
    offers.set((known) => [...known, latest]);
    return () => offers.set((known) => known.filter((one) => one !== latest));
  }, []);
}

export const offered = (action: ScreenAction): (() => void) | undefined =>
  offers.get().findLast(({ current }) => current[action])?.current[action];
