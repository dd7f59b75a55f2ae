import { Accent } from "../../../../contracts/tenantSettings.ts";
import { rememberedStore } from "./remembered.ts";

/** The tenant's accent as this browser last knew it, so that the page does not change its colour while it opens. */
export const accent = rememberedStore("switchboard.accent", Accent, "indigo");
