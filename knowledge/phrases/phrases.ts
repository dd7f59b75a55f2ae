import type { TenantSettings } from "../../contracts/tenantSettings.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

export type Phrases = typeof ru;

/** What the bot says, in each language a tenant may choose. A phrase missing in one of them does not compile. */
export const phrases: Readonly<Record<TenantSettings["language"], Phrases>> = { ru, en };
