import { z } from "zod";
import { listWidth, panelWidth } from "../theme.ts";
import { rememberedStore } from "./remembered.ts";

export const Language = z.enum(["ru", "en"]);
export type Language = z.infer<typeof Language>;

const Preferences = z.object({
  language: Language,
  listWidth: z.number(),
  panelWidth: z.number(),
  panelOpen: z.boolean(),
});

/** What an operator arranged on this computer: language and the shape of the workplace. The theme is kept by Mantine. */
export const preferences = rememberedStore("switchboard.preferences", Preferences, {
  language: "ru",
  listWidth: listWidth.initial,
  panelWidth: panelWidth.initial,
  panelOpen: true,
});

export const setPreference = (change: Partial<z.infer<typeof Preferences>>) =>
  preferences.set((now) => ({ ...now, ...change }));
