import { z } from "zod";

/** Pictures that cannot run anything; an SVG can. */
export const LogoType = z.enum(["image/png", "image/jpeg", "image/webp"]);
export type LogoType = z.infer<typeof LogoType>;

export const LOGO_BYTES_MAX = 256 * 1024;

/** A logo as an address that holds it whole ("data:image/png;base64,…"); null where there is none. */
export const Logo = z.string().startsWith("data:image/").nullable();
export type Logo = z.infer<typeof Logo>;
