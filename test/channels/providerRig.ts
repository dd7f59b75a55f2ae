import type { Mark } from "../../contracts/formatting.ts";
import { createChannels } from "../../channels/registry.ts";
import type { ProviderRoots } from "../../channels/registry.ts";
import type { ChannelKind } from "../../contracts/channel.ts";
import type { FileContent } from "../../contracts/message.ts";
import type { Fault } from "../../simulators/faults.ts";

export interface ReceivedFile {
  readonly kind: FileContent["kind"];
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly caption: string | undefined;
}

/** One connected account at a simulated provider, and a person who has written to it. */
export interface ProviderRig {
  readonly roots: Partial<ProviderRoots>;
  readonly settings: unknown;
  readonly chatId: string;
  /** What the person has received, oldest first. */
  readonly received: () => readonly string[];
  /** What stands in their chat now. */
  readonly shown: () => readonly string[];
  /** How the parts of the newest message in their chat look. */
  readonly shownMarks: () => readonly Mark[];
  readonly receivedFiles: () => readonly ReceivedFile[];
  /** Plays a fault on the next send. */
  readonly nextSend: (fault: Fault) => void;
  /** A message of the person's, as the adapter names it, and what stands under it of ours. */
  readonly theirs: { readonly externalId: string; readonly reaction: () => string | null };
  /** Of a file that the person sent. */
  readonly fileId: string;
  /** The person can no longer be written to. */
  readonly leave: () => void;
  /** The provider no longer knows these credentials. */
  readonly revoke: () => void;
  /** Lets the person write, so that the registered webhook is called. */
  readonly write: (text: string) => void;
  readonly close: () => Promise<void>;
}

export interface ChannelUnderTest {
  readonly kind: ChannelKind;
  /** The header that carries the webhook's secret, in lower case. */
  readonly secretHeader: string;
  readonly start: () => Promise<ProviderRig>;
}

/** Addresses where nobody listens. */
export const NOWHERE = { telegramApi: "http://127.0.0.1:2", demoMessenger: "http://127.0.0.1:2" };

/** Opens an account at its provider for a test file's life. */
export async function openAccount({ kind, start }: ChannelUnderTest) {
  const rig = await start();
  const channel = createChannels({ ...NOWHERE, ...rig.roots })[kind];
  let sends = 0;
  const outgoing = (text: string) => ({
    chatId: rig.chatId,
    text,
    quotedExternalId: null,
    idempotencyKey: `msg_${(sends += 1)}`,
  });
  const send = (text: string) => channel.send(rig.settings, outgoing(text), inTime());
  return { rig, channel, outgoing, send };
}
export type OpenedAccount = Awaited<ReturnType<typeof openAccount>>;

export const inTime = () => AbortSignal.timeout(5_000);
