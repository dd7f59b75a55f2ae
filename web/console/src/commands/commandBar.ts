import { createStore } from "../state/store.ts";

interface CommandBarState {
  readonly opened: boolean;
  readonly query: string;
}

export const commandBar = createStore<CommandBarState>({ opened: false, query: "" });

/** `query`: what it is already narrowed to. */
export const openCommandBar = (query = "") => commandBar.set(() => ({ opened: true, query }));

export const closeCommandBar = () => commandBar.set((state) => ({ ...state, opened: false }));

export const askCommandBar = (query: string) => commandBar.set((state) => ({ ...state, query }));
