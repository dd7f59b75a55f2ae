import type { MessageId } from "../../../../contracts/ids.ts";
import { createStore } from "./store.ts";

/** The message under which somebody is about to put an emoji: at most one has its choice open. */
export const reacting = createStore<MessageId | null>(null);

export const beginReacting = (id: MessageId) => reacting.set(() => id);
export const endReacting = () => reacting.set(() => null);
