import { createStore } from "../state/store.ts";

interface ConnectionState {
  /** connecting is the quiet first attempt; lost is what people are told about. */
  readonly status: "connecting" | "live" | "lost";
  /** When the screen was last known to be up to date. */
  readonly freshAt: string;
}

export const connection = createStore<ConnectionState>({ status: "connecting", freshAt: new Date().toISOString() });

export const connectionLive = () => connection.set(() => ({ status: "live", freshAt: new Date().toISOString() }));

/** The moment of the last good connection stays, however long the attempts go on. */
export const connectionLost = () =>
  connection.set((now) =>
    now.status === "live" ? { status: "lost", freshAt: new Date().toISOString() } : { ...now, status: "lost" },
  );
