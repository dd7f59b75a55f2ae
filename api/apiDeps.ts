import type { DataSource } from "typeorm";
import type { Outbound } from "../channels/outbound.ts";
import type { Channels } from "../channels/registry.ts";
import type { BlobStore } from "../entities/blobStore.ts";
import type { Sealer } from "../entities/sealing.ts";
import type { IdentityProvider } from "./auth/identityProvider.ts";
import type { SignInLimits } from "./auth/signInLimits.ts";
import type { Tokens } from "./auth/tokens.ts";
import type { Log } from "../config/log.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { EncryptionKey } from "../config/aesGcm.ts";
import type { RequestLimits } from "./limits/requestLimits.ts";
import type { Metrics } from "./metrics.ts";
import type { CallWaiters } from "./phone/callWaiters.ts";
import type { PollsSeen } from "./phone/pollsSeen.ts";
import type { VapidKeys } from "./notifying/vapidKeys.ts";
import type { Ringer } from "./ringing/ringer.ts";
import type { ReachableActors } from "./temporal/reachableActors.ts";
import type { ReachableTemporal } from "./temporal/reachTemporal.ts";

export interface ApiSettings {
  readonly databaseUrl: string;
  /** Where browsers and messengers reach this installation, without a slash at the end. */
  readonly publicUrl: string;
  readonly temporalNamespace: string;
  readonly temporalUiUrl: string | null;
  /** Whose pages may call the public API. */
  readonly corsOrigins: readonly string[];
  readonly encryptionKeys: readonly EncryptionKey[];
  /** The language model's name, or null when the bot answers by rules. */
  readonly model: string | null;
  /** Where received files lie; its disk is watched. */
  readonly dataDir: string;
  /** The built console; null serves the API alone. */
  readonly consoleDir: string | null;
  /** The same for the dialer of phones. */
  readonly dialerDir: string | null;
}

/** How browsers are pushed notifications. */
export interface Pushing {
  readonly outbound: Outbound;
  readonly keys: VapidKeys;
  /** Whom a push service may turn to (RFC 8292): a mailto: or https: address. */
  readonly subject: string;
}

/** What the API is made of. Nothing in it is opened here: main.ts composes and closes. */
export interface ApiDeps {
  readonly db: DataSource;
  readonly temporal: ReachableTemporal;
  readonly actors: ReachableActors;
  readonly ringer: Ringer;
  readonly channels: Channels;
  readonly sealer: Sealer;
  readonly blobs: BlobStore;
  readonly tokens: Tokens;
  readonly signInLimits: SignInLimits;
  readonly pushing: Pushing;
  /** Null where letters cannot be sent. */
  readonly mailer: Mailer | null;
  /** Null where operators sign in by password alone. */
  readonly identityProvider: IdentityProvider | null;
  readonly requestLimits: RequestLimits;
  readonly callWaiters: CallWaiters;
  readonly pollsSeen: PollsSeen;
  readonly metrics: Metrics;
  readonly settings: ApiSettings;
  readonly log: Log;
}
