import { TelegramClient } from "telegram";
import { _serverKeys } from "telegram/crypto/RSA.js";
import { Logger } from "telegram/extensions/index.js";
import { LogLevel } from "telegram/extensions/Logger.js";
import { readBigIntFromBuffer } from "telegram/Helpers.js";
import { StringSession } from "telegram/sessions/index.js";
import type { Api } from "telegram/tl/index.js";
import { fencedSocket } from "./fencedSocket.ts";
import { readServerKey } from "./serverKey.ts";
import type { TelegramCredentials } from "./settings.ts";

/** Where Telegram is, in place of the real one: its second data centre, where sessions begin, and the key to trust (PEM). */
export interface TelegramDcAddress {
  readonly host: string;
  /** 32767 at most: session strings hold it in a signed 16-bit number. */
  readonly port: number;
  readonly publicKey: string;
}

interface ClientSettings extends TelegramCredentials {
  /** "" begins a new session. */
  readonly session: string;
  readonly dc: TelegramDcAddress | undefined;
  readonly mayTalk?: () => boolean;
  /** Told of each answer before the library goes on with it. */
  readonly onAnswer?: (answer: unknown) => void;
}

const HOME_DC = 2;
const RSA_EXPONENT = 65_537;
const RETRY_DELAY_MS = 500;

/** The library's client, as the product wants it: it neither waits out floods nor repeats requests by itself, and logs nothing. */
export function createClient({
  apiId,
  apiHash,
  session,
  dc,
  mayTalk = () => true,
  onAnswer = () => undefined,
}: ClientSettings): TelegramClient {
  const kept = new StringSession(session);
  if (dc !== undefined) {
    const { fingerprint, modulus } = readServerKey(dc.publicKey);
    _serverKeys.set(fingerprint, {
      n: readBigIntFromBuffer(Buffer.from(modulus, "hex"), false, false),
      e: RSA_EXPONENT,
    });
    if (session === "") kept.setDC(HOME_DC, dc.host, dc.port);
  }
  class HeardClient extends TelegramClient {
    override async invoke<Request extends Api.AnyRequest>(request: Request, dcId?: number) {
      const answer = await super.invoke(request, dcId);
      onAnswer(answer);
      return answer;
    }
  }
  const client = new HeardClient(kept, apiId, apiHash, {
    networkSocket: fencedSocket(mayTalk),
    floodSleepThreshold: 0,
    requestRetries: 2,
    retryDelay: RETRY_DELAY_MS,
    securityChecks: true,
    baseLogger: new Logger(LogLevel.NONE),
    deviceModel: "Switchboard",
    appVersion: "1",
    systemVersion: "server",
  });
  client.onError = async () => undefined; // what matters is noticed by the probe (openSession.ts)
  return client;
}

/** The whole account as a string; "" before there is a key. */
export const saveSession = ({ session }: TelegramClient): string => {
  const saved: unknown = session.save();
  return typeof saved === "string" ? saved : "";
};
