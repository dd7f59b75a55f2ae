import type { MediaId } from "../../../../contracts/ids.ts";
import { createStore } from "./store.ts";

/** The picture that is shown large; null: none is. */
export const gallery = createStore<MediaId | null>(null);

export const openGallery = (picture: MediaId) => gallery.set(() => picture);
export const closeGallery = () => gallery.set(() => null);
