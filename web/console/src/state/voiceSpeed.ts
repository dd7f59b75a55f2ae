import { createStore } from "./store.ts";

const speeds = [1, 1.5, 2] as const;
type Speed = (typeof speeds)[number];

/** How fast recordings are played, all of them alike. */
export const voiceSpeed = createStore<Speed>(1);

export const nextSpeed = () => voiceSpeed.set((now) => speeds[(speeds.indexOf(now) + 1) % speeds.length] ?? 1);
