import { z } from "zod";
import type { Sealer } from "./sealing.ts";

/** The application by which a tenant's people sign in to their accounts (my.telegram.org). */
const TelegramAppSecrets = z.object({ apiId: z.number(), apiHash: z.string() });
export type TelegramAppSecrets = z.infer<typeof TelegramAppSecrets>;

export const sealTelegramApp = (sealer: Sealer, app: TelegramAppSecrets): string => sealer.seal(JSON.stringify(app));

/** Null where the tenant has not said it yet. */
export const openTelegramApp = (sealer: Sealer, sealed: string | null): TelegramAppSecrets | null =>
  sealed === null ? null : TelegramAppSecrets.parse(JSON.parse(sealer.open(sealed)));
