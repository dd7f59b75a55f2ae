import { z } from "zod";
import { rememberedStore } from "../../../console/src/state/remembered.ts";

/** As the API gives them. They stay in the phone's browser, so that the dialer opens signed in for as long as the session lives. */
export const Tokens = z.object({ access: z.string(), refresh: z.string() });
export type Tokens = z.infer<typeof Tokens>;

export const signedIn = rememberedStore("switchboard.dialer.tokens", Tokens.nullable(), null);

const device = rememberedStore("switchboard.dialer.device", z.string().nullable(), null);

/** As the company sees it among the other phones: what the browser says of itself, without what all of them say. */
export const deviceName = (): string =>
  navigator.userAgent
    .match(/\(([^)]*)\).*?((?:Firefox|Chrome|Version)\/\d+)/)
    ?.slice(1)
    .join(", ")
    .slice(0, 120) ?? "";

/** The id that this phone gave itself, once and for all. */
export function deviceId(): string {
  const known = device.get();
  if (known !== null) return known;
  const made = `pwa-${crypto.randomUUID()}`;
  device.set(() => made);
  return made;
}
