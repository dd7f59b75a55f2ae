import type { Sealer } from "./sealing.ts";

/** What a channel account keeps sealed: the adapter's settings, and the secret its webhook requests must carry. */
export interface ChannelSecrets {
  readonly settings: unknown;
  readonly hookSecret: string;
}

export const sealChannelSecrets = (sealer: Sealer, secrets: ChannelSecrets): string =>
  sealer.seal(JSON.stringify(secrets));

/** Opens them; only what sealChannelSecrets wrote can be opened. */
export function openChannelSecrets(sealer: Sealer, sealed: string): ChannelSecrets {
  const secrets: unknown = JSON.parse(sealer.open(sealed));
  if (!isChannelSecrets(secrets)) throw new Error("A channel account's sealed settings are not in the expected form.");
  return secrets;
}

const isChannelSecrets = (value: unknown): value is ChannelSecrets =>
  typeof value === "object" &&
  value !== null &&
  "settings" in value &&
  "hookSecret" in value &&
  typeof value.hookSecret === "string";
